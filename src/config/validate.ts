import { InputError } from '../source/model.js';
import { keyPosition, position } from '../source/position.js';
import { configFaults } from './faults.js';
import type { ConfigFault } from './meaning.js';
import type { Config } from './model.js';
import type { RawConfig } from './read.js';

/**
 * The configuration, when it conforms to schemas/config.schema.json and names only rules and formats that exist.
 *
 * @throws InputError that lists every fault with file and line.
 */
export async function validateConfig(raw: RawConfig): Promise<Config> {
  const [first, ...others] = await configFaults(raw.value);
  if (first) throw configError(raw, [first, ...others]);
  return raw.value as Config;
}

/** What is wrong with a configuration, a line for each fault. */
export function configError(raw: RawConfig, faults: readonly [ConfigFault, ...ConfigFault[]]): InputError {
  const display = raw.source?.display ?? raw.file;
  const lines = faults.map((fault) => `${display}${lineOf(fault, raw)}: ${fault.message}`);
  return new InputError(lines.join('\n'), { file: display, ...placeOf(faults[0], raw) });
}

function placeOf({ pointer, at }: ConfigFault, { source }: RawConfig): { line?: number; column?: number } {
  if (!source) return {};
  const { line, column } = (at === 'key' ? keyPosition : position)({ source, pointer });
  return { line, column };
}

function lineOf(fault: ConfigFault, raw: RawConfig): string {
  const { line, column } = placeOf(fault, raw);
  return line === undefined ? '' : `:${line}:${column}`;
}

import type { ErrorObject } from 'ajv';
import { escapeToken, pointerTokens } from '../json/pointer.js';
import { readPackageFile } from '../package.js';
import { InputError } from '../source/model.js';
import { keyPosition, position } from '../source/position.js';
import { didYouMean } from '../text/nearest.js';
import { type ConfigFault, meaningFaults } from './meaning.js';
import type { Config } from './model.js';
import type { RawConfig } from './read.js';

/**
 * The configuration, when it conforms to schemas/config.schema.json and names only rules that exist.
 *
 * @throws InputError that lists every fault with file and line.
 */
export async function validateConfig(raw: RawConfig): Promise<Config> {
  const faults = [...(await schemaFaults(raw.value)), ...meaningFaults(raw.value)];
  const [first] = faults;
  if (!first) return raw.value as Config;
  const display = raw.source?.display ?? raw.file;
  const lines = faults.map((fault) => `${display}${lineOf(fault, raw)}: ${fault.message}`);
  throw new InputError(lines.join('\n'), { file: display, ...placeOf(first, raw) });
}

async function schemaFaults(value: unknown): Promise<ConfigFault[]> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const schema = JSON.parse(readPackageFile('schemas', 'config.schema.json'));
  const validate = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).flatMap((error) => {
    const message = WORDS[error.keyword]?.(error) ?? error.message ?? 'is not allowed here';
    const isUnknown = error.keyword === 'additionalProperties';
    const key = isUnknown ? `/${escapeToken(String(error.params.additionalProperty))}` : '';
    const name = pointerTokens(error.instancePath).join('.');
    return [
      {
        pointer: error.instancePath + key,
        at: isUnknown ? ('key' as const) : ('value' as const),
        message: name ? `${name}: ${message}` : message,
      },
    ];
  });
}

/** Ajv's errors in words that say what to write instead. */
const WORDS: Readonly<Record<string, (error: ErrorObject) => string>> = {
  additionalProperties: ({ params, parentSchema }) => {
    const name = String(params.additionalProperty);
    return `unknown key "${name}"${didYouMean(name, Object.keys(parentSchema?.properties ?? {}))}`;
  },
  required: ({ params }) => `needs the key "${params.missingProperty}"`,
  type: ({ params, data }) => `must be ${[params.type].flat().join(' or ')}, not ${JSON.stringify(data)}`,
  enum: ({ params, data }) =>
    `must be one of ${params.allowedValues.join(', ')}, not ${JSON.stringify(data)}${
      typeof data === 'string' ? didYouMean(data, params.allowedValues) : ''
    }`,
  minLength: () => 'must not be empty',
  pattern: ({ schemaPath, data }) =>
    schemaPath.includes('expires')
      ? `must be a date such as 2030-12-31, not ${JSON.stringify(data)}`
      : `has a form that is not allowed: ${JSON.stringify(data)}`,
  minimum: ({ params }) => `must be at least ${params.limit}`,
};

function placeOf({ pointer, at }: ConfigFault, { source }: RawConfig): { line?: number; column?: number } {
  if (!source) return {};
  const { line, column } = (at === 'key' ? keyPosition : position)({ source, pointer });
  return { line, column };
}

function lineOf(fault: ConfigFault, raw: RawConfig): string {
  const { line, column } = placeOf(fault, raw);
  return line === undefined ? '' : `:${line}:${column}`;
}

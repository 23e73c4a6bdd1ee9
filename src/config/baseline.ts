import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readPackageFile } from '../package.js';
import type { BaselineEntry } from '../policy/model.js';
import { loadFile } from '../source/load.js';
import { InputError } from '../source/model.js';
import { offsetPosition, position } from '../source/position.js';
import { replaceVia } from '../source/replace-file.js';
import { crypto } from '../text/crypto.js';
import { reasonOf } from '../text/reason.js';
import { noSuchDay, noSuchDayText } from './meaning.js';

/** What a baseline is called when nobody names it. */
export const BASELINE_FILE = 'concordat-baseline.json';

/**
 * The entries of a baseline file; undefined when there is none.
 *
 * @throws InputError with file and line when it does not conform to schemas/baseline.schema.json.
 */
export async function readBaseline(file: string, cwd: string): Promise<readonly BaselineEntry[] | undefined> {
  if (!existsSync(file)) return undefined;
  const source = loadFile(file, { cwd });
  const fail = ({ line, column }: { line: number; column: number }, reason: string): never => {
    const place = { file: source.display, line, column };
    throw new InputError(
      `${source.display}:${line}:${column}: the baseline cannot be used: ${reason}`,
      place,
    );
  };
  const [syntax] = source.faults;
  if (syntax) fail(offsetPosition(source, syntax.offset), syntax.message);
  const value = JSON.parse(JSON.stringify(source.value));
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const validate = new Ajv2020().compile(JSON.parse(readPackageFile('schemas', 'baseline.schema.json')));
  if (!validate(value)) {
    const [{ instancePath = '', message = 'is invalid' } = {}] = validate.errors ?? [];
    fail(
      position({ source, pointer: instancePath }),
      `${instancePath || 'it'} ${message} (concordat schema baseline describes it)`,
    );
  }
  const { findings } = value as { readonly findings: readonly BaselineEntry[] };
  for (const [index, { expires }] of findings.entries())
    if (noSuchDay(expires))
      fail(position({ source, pointer: `/findings/${index}/expires` }), noSuchDayText(expires));
  return findings;
}

/**
 * Writes a baseline at once: readers see the old file or the new one. Without entries a file that may be absent is removed. Entries are
 * in a fixed order, so that changes are easy to review.
 *
 * @throws InputError when it cannot be written.
 */
export function writeBaseline(file: string, entries: readonly BaselineEntry[], isOptional: boolean): void {
  const temporary = `${file}.${crypto().randomBytes(6).toString('hex')}.tmp`;
  try {
    if (entries.length === 0 && isOptional) {
      rmSync(file, { force: true });
      return;
    }
    mkdirSync(dirname(file), { recursive: true });
    replaceVia(temporary, file, () => writeFileSync(temporary, printBaseline(entries)));
  } catch (error) {
    const reason = reasonOf(error);
    throw new InputError(`the baseline cannot be written to ${file}: ${reason}`, { file }, { cause: error });
  }
}

const printBaseline = (entries: readonly BaselineEntry[]): string =>
  `${JSON.stringify({ schemaVersion: '1', findings: [...entries].sort(compareEntries) }, null, 2)}\n`;

const compareEntries = (a: BaselineEntry, b: BaselineEntry): number =>
  compareText(a.consumer ?? '', b.consumer ?? '') ||
  compareText(a.interaction ?? '', b.interaction ?? '') ||
  compareText(a.rule, b.rule) ||
  compareText(a.fingerprint, b.fingerprint);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

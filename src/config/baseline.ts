import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readPackageFile } from '../package.js';
import type { BaselineEntry } from '../policy/model.js';
import { isDate } from '../schema/formats/date-time.js';
import { InputError } from '../source/model.js';
import { replaceVia } from '../source/replace-file.js';
import { crypto } from '../text/crypto.js';

/** What a baseline is called when nobody names it. */
export const BASELINE_FILE = 'concordat-baseline.json';

/**
 * The entries of a baseline file; undefined when there is none.
 *
 * @throws InputError when it does not conform to schemas/baseline.schema.json.
 */
export async function readBaseline(file: string): Promise<readonly BaselineEntry[] | undefined> {
  if (!existsSync(file)) return undefined;
  const fail = (reason: string, cause?: unknown): never => {
    throw new InputError(`the baseline ${file} cannot be used: ${reason}`, { file }, { cause });
  };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), error);
  }
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const validate = new Ajv2020({ formats: { date: isDate } }).compile(
    JSON.parse(readPackageFile('schemas', 'baseline.schema.json')),
  );
  if (!validate(value)) {
    const [fault] = validate.errors ?? [];
    return fail(`${fault?.instancePath || 'it'} ${fault?.message} (concordat schema baseline describes it)`);
  }
  return (value as { readonly findings: readonly BaselineEntry[] }).findings;
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
    const reason = error instanceof Error ? error.message : String(error);
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

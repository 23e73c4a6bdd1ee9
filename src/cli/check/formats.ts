import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ReportContext } from '../../report/context.js';
import { FORMATS, type FormatName, formatFault, isFormatName } from '../../report/index.js';
import type { Report } from '../../report/model.js';
import { InputError } from '../../source/model.js';
import { reasonOf } from '../../text/reason.js';
import type { Io } from '../io.js';

/** A format and where it goes; undefined: standard output. */
export interface Target {
  readonly format: FormatName;
  readonly file: string | undefined;
}

/**
 * What `--format name[=file]` asks for. Without a format for standard output that is `pretty`.
 *
 * @throws InputError for an unknown format, an empty file name, or two formats for one file or for standard output.
 */
export function parseTargets(texts: readonly string[], cwd: string): readonly Target[] {
  const targets = texts.map((text): Target => {
    const [name = '', ...rest] = text.split('=');
    if (!isFormatName(name)) throw new InputError(formatFault(name) ?? name);
    const file = rest.length > 0 ? rest.join('=') : undefined;
    if (file === '')
      throw new InputError(
        `--format ${text} names no file; write ${name}=report.txt, or ${name} for standard output`,
      );
    return { format: name, file: file === undefined ? undefined : resolve(cwd, file) };
  });
  const printed = targets.filter(({ file }) => file === undefined);
  if (printed.length > 1) {
    const names = printed.map(({ format }) => format).join(' and ');
    throw new InputError(
      `${names} cannot both go to standard output; give one of them a file, such as ${printed[1]?.format}=report.txt`,
    );
  }
  const files = targets.flatMap(({ file }) => file ?? []);
  const [shared] = files.filter((file, i) => files.indexOf(file) < i);
  if (shared !== undefined)
    throw new InputError(`two reports cannot both go to ${shared}; give each its own file`, { file: shared });
  return printed.length === 1 ? targets : [{ format: 'pretty', file: undefined }, ...targets];
}

/**
 * Refuses to write a report over what it is about.
 *
 * @throws InputError when a target is one of the inputs.
 */
export function checkTargets(targets: readonly Target[], inputs: Iterable<string>): void {
  const paths = new Set(inputs);
  const taken = targets.find(({ file }) => file !== undefined && paths.has(file));
  if (taken?.file !== undefined)
    throw new InputError(`the report cannot be written to ${taken.file}: that is an input of the run`, {
      file: taken.file,
    });
}

/**
 * Writes a report to all its targets, files first, so that a broken pipe does not cost them.
 *
 * @returns what could not be written; the rest was.
 */
export async function writeReport(
  report: Report,
  targets: readonly Target[],
  context: ReportContext,
  io: Io,
): Promise<readonly InputError[]> {
  const problems: InputError[] = [];
  const files = targets.filter(({ file }) => file !== undefined);
  for (const { format, file } of [...files, ...targets.filter((target) => !files.includes(target))]) {
    const print = await FORMATS[format].load();
    if (file === undefined) for (const text of inChunks(print(report, context))) io.stdout.write(text);
    else problems.push(...writeFile(file, inChunks(print(report, { ...context, color: false }))));
  }
  const summary = io.env.GITHUB_STEP_SUMMARY;
  if (summary && targets.some(({ format }) => format === 'github')) {
    const { appendStepSummary } = await import('./step-summary.js');
    try {
      appendStepSummary(summary, report, context);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error);
    }
  }
  return problems;
}

/** Characters that are written at a time: each write costs a call of the system. */
const CHUNK = 200_000;

/** Pieces of a text put together until they are worth a write. */
function* inChunks(text: string | Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of typeof text === 'string' ? [text] : text) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

function writeFile(file: string, texts: Iterable<string>): readonly InputError[] {
  let open: number;
  try {
    mkdirSync(dirname(file), { recursive: true });
    open = openSync(file, 'w');
  } catch (error) {
    return [unwritable(file, error)];
  }
  try {
    for (const text of texts) {
      const problem = writeText(open, text, file);
      if (problem) return [problem];
    }
  } finally {
    closeSync(open);
  }
  return [];
}

/** What a format does while it prints is no matter of the file. */
function writeText(open: number, text: string, file: string): InputError | undefined {
  try {
    writeFileSync(open, text);
    return undefined;
  } catch (error) {
    return unwritable(file, error);
  }
}

function unwritable(file: string, error: unknown): InputError {
  const reason = reasonOf(error);
  return new InputError(`the report cannot be written to ${file}: ${reason}`, { file }, { cause: error });
}

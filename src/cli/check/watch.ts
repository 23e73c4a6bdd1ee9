import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { BASELINE_FILE } from '../../config/baseline.js';
import { findConfig } from '../../config/find.js';
import { EXIT } from '../../policy/exit-code.js';
import { count } from '../../report/words.js';
import { findSpec } from '../../source/find-spec.js';
import { InputError, type SourceFile } from '../../source/model.js';
import { displayName, filePath, isUrl, STDIN } from '../../source/uri.js';
import type { Io } from '../io.js';
import type { CheckFlags } from './flags.js';
import { findPactInputs } from './pacts.js';
import { readSettings } from './settings.js';

type Check = (
  pacts: readonly string[],
  flags: CheckFlags,
  io: Io,
  onRead: (sources: readonly SourceFile[]) => void,
) => Promise<number>;

/** Milliseconds between two looks; files are asked for their time, which works on every file system. */
const INTERVAL = 400;

const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H';

/**
 * Checks, waits until a document, a pact, the configuration or the baseline changes, and checks again, until it is
 * stopped. An input that cannot be used is told and waited for, too.
 *
 * @returns the exit code of the last check.
 * @throws InputError for options that make no sense here.
 */
export async function watch(
  pacts: readonly string[],
  flags: CheckFlags,
  io: Io,
  check: Check,
  signal?: AbortSignal,
): Promise<number> {
  refuse(pacts, flags);
  let code = 0;
  let read: readonly string[] = [];
  for (;;) {
    const before = timesOf(await watchedFiles(pacts, flags, io, read));
    try {
      code = await check(pacts, flags, io, (sources) => {
        read = sources.map(({ uri }) => uri).filter((uri) => isAbsolute(uri));
      });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      io.stderr.write(`error: ${error.message}\n`);
      code = EXIT.unusable;
    }
    const files = await watchedFiles(pacts, flags, io, read);
    // A file that is new to the list was read just now.
    const known = new Map([...timesOf(files), ...before]);
    io.stderr.write(`exit code ${code}; watching ${count(files.length, 'file')}, Ctrl+C ends\n`);
    const changed = await nextChange(() => watchedFiles(pacts, flags, io, read), known, signal);
    if (changed === undefined) return code;
    io.stderr.write(`${io.stderr.isTTY ? CLEAR_SCREEN : ''}${displayName(changed, io.cwd)} changed\n`);
  }
}

/** A run that is repeated must not do anything but check. */
function refuse(pacts: readonly string[], flags: CheckFlags): void {
  const reasons: readonly (readonly [unknown, string])[] = [
    [[...pacts, ...(flags.spec ?? [])].includes(STDIN), 'standard input'],
    [flags.updateBaseline, '--update-baseline'],
    [flags.pruneBaseline, '--prune-baseline'],
    [flags.publish, '--publish'],
  ];
  const reason = reasons.find(([applies]) => applies);
  if (reason) throw new InputError(`--watch cannot be combined with ${reason[1]}`);
}

/** The local files that decide about the result, as far as they are known. */
async function watchedFiles(
  pacts: readonly string[],
  flags: CheckFlags,
  io: Io,
  read: readonly string[],
): Promise<readonly string[]> {
  const isLocal = (name: string) => name !== STDIN && !isUrl(name);
  const named = flags.config === false ? undefined : (flags.config ?? io.env.CONCORDAT_CONFIG);
  const config = named ? resolve(io.cwd, named) : findConfig(io.cwd);
  const files = [...read, config, resolve(io.cwd, flags.baseline ?? BASELINE_FILE)];
  try {
    const settings = await readSettings(pacts, flags, io);
    const spec = settings.spec.length > 0 ? settings.spec : [findSpec(io.cwd) ?? ''];
    files.push(
      ...spec.filter((name) => name && isLocal(name)).map((name) => filePath(name, io.cwd)),
      ...findPactInputs(settings.pacts, io.cwd)
        .files.filter(isLocal)
        .map((name) => filePath(name, io.cwd)),
      ...(settings.config.baseline ? [settings.config.baseline] : []),
    );
  } catch (error) {
    // The check says what is wrong with the configuration.
    if (!(error instanceof InputError)) throw error;
  }
  return [...new Set(files.filter((file) => file !== undefined))].sort();
}

type Times = ReadonlyMap<string, string>;

const timesOf = (files: readonly string[]): Times => new Map(files.map((file) => [file, timeOf(file)]));

function timeOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size}` : 'missing';
}

/** The first file that changed, came or went; undefined when the signal says to stop. */
async function nextChange(
  list: () => Promise<readonly string[]>,
  known: Times,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  // Part of Node that no other run needs.
  const { setTimeout: sleep } = await import('node:timers/promises');
  while (!signal?.aborted) {
    await sleep(INTERVAL, undefined, signal && { signal }).catch(() => undefined);
    const now = timesOf(await list());
    const changed = [...now.keys(), ...known.keys()].find((file) => now.get(file) !== known.get(file));
    if (changed !== undefined && !signal?.aborted) return changed;
  }
  return undefined;
}

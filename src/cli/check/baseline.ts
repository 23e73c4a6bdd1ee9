import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CheckResult } from '../../check/model.js';
import { BASELINE_FILE, readBaseline, writeBaseline } from '../../config/baseline.js';
import { pruneBaseline, updateBaseline } from '../../policy/baseline.js';
import type { BaselineEntry, FailOn } from '../../policy/model.js';
import { count } from '../../report/words.js';
import { InputError } from '../../source/model.js';
import type { Io } from '../io.js';
import { interactionFilter } from './filter.js';
import type { CheckFlags } from './flags.js';

/** The baseline of a run; `entries` is undefined when there is none. */
export interface Baseline {
  readonly file: string;
  readonly entries: readonly BaselineEntry[] | undefined;
  /** Whether it may be absent: nobody names it, or by its usual name. */
  readonly isOptional: boolean;
}

/**
 * The baseline that an option, the configuration or its usual name gives.
 *
 * @throws InputError when a named one does not exist (unless it is about to be written) or cannot be used.
 */
export async function openBaseline(
  flags: CheckFlags,
  config: { readonly baseline?: string | undefined },
  io: Io,
): Promise<Baseline> {
  const writes = flags.updateBaseline || flags.pruneBaseline;
  const named = flags.baseline ?? config.baseline;
  const usual = resolve(io.cwd, BASELINE_FILE);
  const file = named === undefined ? usual : resolve(io.cwd, named);
  const isOptional = file === usual && flags.baseline === undefined;
  if (flags.ignoreBaseline) {
    if (writes) throw new InputError('--ignore-baseline cannot be combined with writing the baseline');
    return { file, entries: undefined, isOptional };
  }
  if (flags.pruneBaseline && (interactionFilter(flags, io.env) || flags.shard || flags.path !== undefined))
    throw new InputError('--prune-baseline needs the whole run: leave out filters, --shard and --path');
  if (!isOptional && !writes && !existsSync(file))
    throw new InputError(`there is no baseline ${named}; --update-baseline writes one`, { file });
  return { file, entries: await readBaseline(file, io.cwd), isOptional };
}

/** Writes what `--update-baseline` and `--prune-baseline` ask for. Returns whether failing findings were accepted. */
export function storeBaseline(
  { file, entries = [], isOptional }: Baseline,
  result: CheckResult,
  flags: CheckFlags,
  options: { readonly failOn: FailOn; readonly today: string },
  io: Io,
): boolean {
  const pruned = flags.pruneBaseline ? pruneBaseline(result, entries) : entries;
  const updated = flags.updateBaseline ? updateBaseline(result, pruned, options) : pruned;
  const isSame = updated.length === entries.length && updated.every((entry) => entries.includes(entry));
  if (!isSame || (!isOptional && !existsSync(file))) writeBaseline(file, updated, isOptional);
  const added = updated.filter((entry) => !entries.includes(entry)).length;
  const removed = entries.length - pruned.length;
  if (!flags.quiet)
    io.stderr.write(
      `baseline ${file}: ${added} added, ${removed} removed, ${count(updated.length, 'entry', 'entries')}\n`,
    );
  return added > 0;
}

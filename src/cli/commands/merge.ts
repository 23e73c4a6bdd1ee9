import type { Command } from 'commander';
import type { Io, Outcome } from '../io.js';
import type { MergeFlags } from '../merge/merge.js';
import { collect, parseFailOn } from '../parsers.js';

/** `concordat merge`: one report from those of several machines. */
export function defineMerge(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('merge')
    .description('join JSON reports, such as those of --shard, and write them in any format')
    .argument('<reports...>', 'files, folders, globs or URLs of reports written with --format json')
    .option('-f, --format <name[=file]>', 'as for check; repeatable', collect)
    .option('--fail-on <severity>', 'error (default), warning, info or never', parseFailOn)
    .option('--strict', 'what could not be checked fails the run')
    .option('--verbose', 'show every finding in full')
    .option('--quiet', 'show errors only, and no notes on stderr')
    .option('--color', 'colour the report')
    .option('--no-color', 'do not colour the report')
    .action(async (reports: string[], flags: MergeFlags) => {
      const { merge } = await import('../merge/merge.js');
      outcome.code = await merge(reports, flags, io);
    });
}

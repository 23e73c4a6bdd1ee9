import { type Command, Option } from 'commander';
import { FORMAT_NAMES } from '../../report/index.js';
import { verificationOptions } from '../broker/options.js';
import type { CheckFlags } from '../check/flags.js';
import { parseShard } from '../check/shard.js';
import type { Io, Outcome } from '../io.js';
import { collect, parseCount, parseFailOn, parseInteger, parseThreads } from '../parsers.js';

/** `concordat check`, the default command. */
export function defineCheck(program: Command, io: Io, outcome: Outcome): void {
  const option = (flags: string, description: string) => new Option(flags, description);
  const command = program
    .command('check', { isDefault: true })
    .description('check pacts against the OpenAPI documents of their provider (the default command)')
    .argument(
      '[pacts...]',
      'files, folders, globs, URLs, or - for standard input; default: a conventional folder',
    )
    .optionsGroup('Inputs:')
    .addOption(
      option('-s, --spec <document>', 'OpenAPI document: file, URL or -; repeatable').argParser(collect),
    )
    .addOption(option('-c, --config <file>', 'configuration file; default: the nearest concordat.config.*'))
    .addOption(option('--no-config', 'use no configuration file'))
    .addOption(option('--provider <name>', 'name of the provider the documents describe'))
    .addOption(option('--allow-remote-refs', 'follow $refs to http(s) URLs'))
    .addOption(
      option('--validate-spec <when>', 'validate the whole document').choices(['auto', 'always', 'never']),
    )
    .addOption(
      option(
        '--base <document>',
        'older document, or revision:path in git: only what is newly broken fails the run; repeatable',
      ).argParser(collect),
    )
    .optionsGroup('Filters (a regular expression or a part of the text):')
    .addOption(option('--filter-consumer <text>', 'check only pacts of these consumers'))
    .addOption(option('--filter-description <text>', 'check only these interactions'))
    .addOption(
      option('--filter-state <text>', 'check only interactions with such a state').conflicts('filterNoState'),
    )
    .addOption(option('--filter-no-state', 'check only interactions without state'))
    .addOption(
      option(
        '--shard <part>',
        'check one part of the pacts, such as 1/4; join the reports with `merge`',
      ).argParser(parseShard),
    )
    .optionsGroup('Verdict:')
    .addOption(
      option('--fail-on <severity>', 'error (default), warning, info or never').argParser(parseFailOn),
    )
    .addOption(option('--strict', 'what could not be checked fails the run'))
    .addOption(option('--allow-empty', 'nothing to check is fine'))
    .addOption(option('--baseline <file>', 'findings to live with; default: concordat-baseline.json'))
    .addOption(option('--update-baseline', 'add what fails the run to the baseline'))
    .addOption(option('--prune-baseline', 'remove what is solved from the baseline'))
    .addOption(option('--ignore-baseline', 'do as if there were no baseline'))
    .optionsGroup('Report:')
    .addOption(
      option(
        '-f, --format <name[=file]>',
        `${FORMAT_NAMES.join(', ')}; repeatable; default: ${FORMAT_NAMES[0]}`,
      ).argParser(collect),
    )
    .addOption(option('--watch', 'check again whenever a document, a pact or the configuration changes'))
    .addOption(option('--verbose', 'show every finding in full'))
    .addOption(option('--obligations', 'list what the provider states must guarantee'))
    .addOption(option('--coverage', 'list what of the documents the pacts use'))
    .addOption(option('--quiet', 'show errors only, and no notes on stderr'))
    .addOption(option('--color', 'colour the report'))
    .addOption(option('--no-color', 'do not colour the report'))
    .optionsGroup('Search for counterexamples:')
    .addOption(option('--seed <number>', 'repeat a run').argParser(parseInteger))
    .addOption(option('--runs <number>', 'generated cases per interaction').argParser(parseCount))
    .addOption(option('--time-budget <ms>', 'milliseconds it may take per interaction').argParser(parseCount))
    .addOption(option('--path <fingerprint>', 'replay: show this finding only, in full'));
  // Both set the same value: the later one would win.
  const configuration = new Set<string>();
  for (const name of ['config', 'no-config'])
    command.on(`option:${name}`, () => {
      configuration.add(name);
      if (configuration.size > 1) command.error("error: option '--config' cannot be used with '--no-config'");
    });
  command
    .optionsGroup('Speed:')
    .addOption(option('--no-cache', 'check everything anew, and leave nothing in .concordat/cache'))
    .addOption(
      option(
        '--threads <number>',
        'threads to use at most; default: as many as there are cores, where that is faster',
      ).argParser(parseThreads),
    );
  verificationOptions(command).action(async (pacts: string[], flags: CheckFlags) => {
    const { check } = await import('../check/check.js');
    if (!flags.watch) {
      outcome.code = await check(pacts, flags, io);
      return;
    }
    const { watch } = await import('../check/watch.js');
    outcome.code = await watch(pacts, flags, io, check, io.abandoned);
  });
}

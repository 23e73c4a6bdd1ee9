import { type Command, Option } from 'commander';
import { collectList, connectionOptions } from '../broker/options.js';
import type { Io, Outcome } from '../io.js';
import { parseCount, parseName } from '../parsers.js';

/** `concordat can-i-deploy`: asks a broker, or a store. */
export function defineCanIDeploy(program: Command, io: Io, outcome: Outcome): void {
  const command = program
    .command('can-i-deploy')
    .description('ask whether a version fits everything in an environment')
    .requiredOption('-a, --pacticipant <name>', 'the application', parseName)
    .requiredOption('-e, --version <version>', 'its version', parseName)
    .requiredOption('--to-environment <name>', 'where it should be deployed', parseName)
    .addOption(new Option('--ignore <names>', 'applications that do not count').argParser(collectList))
    .addOption(
      new Option('--retry-while-unknown <times>', 'ask again while the answer is unknown')
        .argParser(parseCount)
        .default(0),
    )
    .addOption(
      new Option('--retry-interval <seconds>', 'wait between two questions')
        .argParser(parseCount)
        .default(10),
    )
    .addOption(
      new Option('--format <format>', 'how to print the answer').choices(['table', 'json']).default('table'),
    )
    .addOption(
      new Option('--store <folder>', 'ask a folder of contracts instead of a broker').conflicts([
        'brokerBaseUrl',
        'brokerUrl',
      ]),
    )
    .option('--environments <folder>', 'where the store keeps its environments')
    .option('--allow-undecided', 'with --store: what could not be decided counts as fitting')
    .option('--verbose', 'show what is asked')
    .addHelpText('after', '\nExit codes: 0 yes, 1 no, 4 unknown, 2 could not ask');
  connectionOptions(command).action(async (flags) => {
    const { askCanIDeploy } = await import('../broker/can-i-deploy.js');
    outcome.code = await askCanIDeploy(flags, io);
  });
}

import { type Command, Option } from 'commander';
import { collectList, connectionOptions } from '../broker/options.js';
import type { Io, Outcome } from '../io.js';
import { collect } from '../parsers.js';

/** `concordat broker publish`. */
export function defineBroker(program: Command, io: Io, outcome: Outcome): void {
  const broker = program.command('broker').description('publish pacts to a Pact Broker');
  const publish = broker
    .command('publish')
    .description("publish pacts; with --spec they are checked against the provider's document first")
    .argument('<pacts...>', 'files, folders or globs')
    .option(
      '-a, --consumer-app-version <version>',
      'version of the consumer; default: the commit of the CI build',
    )
    .option('--branch <name>', 'branch of the consumer; default: that of the CI build')
    .addOption(new Option('-t, --tag <names>', 'tags for the version of the consumer').argParser(collectList))
    .option('--build-url <url>', 'address of the build; default: that of the CI build')
    .addOption(new Option('-s, --spec <document>', 'document of the provider; repeatable').argParser(collect))
    .option('--force', 'publish although the check finds a break')
    .option('--dry-run', 'show what would be sent')
    .option('--verbose', 'show what is asked');
  connectionOptions(publish).action(async (pacts: string[], flags) => {
    const { publishCommand } = await import('../broker/publish.js');
    outcome.code = await publishCommand(pacts, flags, io);
  });
}

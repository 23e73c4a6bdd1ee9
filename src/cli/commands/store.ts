import { type Command, Option } from 'commander';
import type { Io } from '../io.js';
import { parseName } from '../parsers.js';

/** `concordat store publish|record-deployment|list`. */
export function defineStore(program: Command, io: Io): void {
  const store = program
    .command('store')
    .description('keep contracts and environments in a folder instead of a broker');
  const command = (name: string, description: string): Command =>
    store
      .command(name)
      .description(description)
      .option('--store <folder>', 'the folder of contracts', 'contracts')
      .option('--environments <folder>', 'its environments; default: beside it');
  command('publish', 'add a version: its document, its pacts, or both')
    .argument('[pacts...]', 'files, folders or globs')
    .requiredOption('-a, --pacticipant <name>', 'the application', parseName)
    .option('-e, --version <version>', 'its version; default: the commit of the CI build', parseName)
    .option('-s, --spec <document>', 'its OpenAPI document')
    .option('--force', 'replace what was published under this version')
    .action(async (pacts: string[], flags) => {
      const { publishCommand } = await import('../store/commands.js');
      await publishCommand(pacts, flags, io);
    });
  command(
    'record-deployment',
    'write down that a version runs in an environment now, instead of the one before',
  )
    .requiredOption('-a, --pacticipant <name>', 'the application', parseName)
    .option('-e, --version <version>', 'its version; default: the commit of the CI build', parseName)
    .requiredOption('--environment <name>', 'where it runs', parseName)
    .option('--application-instance <name>', 'which of several deployments in one environment')
    .action(async (flags) => {
      const { recordCommand } = await import('../store/commands.js');
      await recordCommand(flags, io);
    });
  command('list', 'show versions and environments')
    .addOption(
      new Option('--format <format>', 'how to print them').choices(['table', 'json']).default('table'),
    )
    .action(async (flags) => {
      const { listCommand } = await import('../store/commands.js');
      listCommand(flags, io);
    });
}

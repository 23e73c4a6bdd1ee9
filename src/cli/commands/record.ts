import type { Command } from 'commander';
import { connectionOptions } from '../broker/options.js';
import type { Io } from '../io.js';
import { parseName } from '../parsers.js';

/** `concordat record-deployment` and `concordat record-release`. */
export function defineRecord(program: Command, io: Io): void {
  for (const kind of ['deployment', 'release'] as const) {
    const command = program
      .command(`record-${kind}`)
      .description(
        kind === 'deployment'
          ? 'tell the broker that a version runs in an environment now, instead of the one before'
          : 'tell the broker that a version is available in an environment, beside others',
      )
      .requiredOption('-a, --pacticipant <name>', 'the application', parseName)
      .requiredOption('-e, --version <version>', 'its version', parseName)
      .requiredOption('--environment <name>', 'where it is', parseName)
      .option('--verbose', 'show what is asked');
    if (kind === 'deployment')
      command.option('--application-instance <name>', 'which of several deployments in one environment');
    connectionOptions(command).action(async (flags) => {
      const { recordPresence } = await import('../broker/record.js');
      await recordPresence(kind, flags, io);
    });
  }
}

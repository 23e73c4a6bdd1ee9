import type { Command } from 'commander';
import type { Io } from '../io.js';

/** `concordat init`: writes a configuration for what it finds here. */
export function defineInit(program: Command, io: Io): void {
  program
    .command('init')
    .description('write a commented concordat.config.yaml for the documents and pacts of this folder')
    .action(async () => {
      const { initialize } = await import('../init/initialize.js');
      await initialize(io);
    });
}

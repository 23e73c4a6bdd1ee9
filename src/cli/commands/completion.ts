import { Argument, type Command } from 'commander';
import { SHELLS, type Shell } from '../completion/shells.js';
import type { Io } from '../io.js';

/** `concordat completion <shell>`: prints a script that completes commands, options and their values. */
export function defineCompletion(program: Command, io: Io): void {
  program
    .command('completion')
    .description('print a completion script: source <(concordat completion bash)')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .action(async (shell: Shell) => {
      const { completedCommands } = await import('../completion/words.js');
      const { completionScript } = await import('../completion/scripts.js');
      io.stdout.write(completionScript(shell, completedCommands(program)));
    });
}

import type { Command } from 'commander';
import type { Io } from '../io.js';

/** `concordat explain <rule>`: prints docs/rules/<rule>.md. */
export function defineExplain(program: Command, io: Io): void {
  program
    .command('explain')
    .description('explain a rule: what it finds, why it matters, how to fix it')
    .argument('<rule>', 'a rule id, as findings show it in brackets')
    .action(async (id: string) => {
      const { findRule, RULE_IDS } = await import('../../rules/table.js');
      if (!findRule(id)) {
        const { didYouMean } = await import('../../text/nearest.js');
        const { InputError } = await import('../../source/model.js');
        throw new InputError(
          `there is no rule "${id}"${didYouMean(id, RULE_IDS)} (concordat rules lists them)`,
        );
      }
      const { readPackageFile } = await import('../../package.js');
      io.stdout.write(readPackageFile('docs', 'rules', `${id}.md`));
    });
}

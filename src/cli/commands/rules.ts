import { type Command, Option } from 'commander';
import type { Io } from '../io.js';

/** `concordat rules`: every rule with its default severity. */
export function defineRules(program: Command, io: Io): void {
  program
    .command('rules')
    .description('list all rules')
    .addOption(
      new Option('--format <format>', 'how to print them').choices(['table', 'json']).default('table'),
    )
    .action(async ({ format }: { format: 'table' | 'json' }) => {
      const { RULES } = await import('../../rules/table.js');
      const rows = Object.entries(RULES).map(([id, { area, severity, summary }]) => ({
        id,
        area,
        severity,
        summary,
      }));
      if (format === 'json') {
        io.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
        return;
      }
      const width = Math.max(...rows.map(({ id }) => id.length));
      for (const { id, severity, summary } of rows)
        io.stdout.write(`${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`);
    });
}

import type { Command } from 'commander';
import type { Io } from '../io.js';

const SUFFIX = '.schema.json';

/** `concordat schema <name>`: prints a published JSON Schema. */
export function defineSchema(program: Command, io: Io): void {
  program
    .command('schema')
    .description('print a JSON Schema: report, config, …')
    .argument('[name]', 'without a name the schemas are listed')
    .action(async (name: string | undefined) => {
      const { readdirSync } = await import('node:fs');
      const { join } = await import('node:path');
      const { packageRoot, readPackageFile } = await import('../../package.js');
      const names = readdirSync(join(packageRoot(), 'schemas'))
        .filter((file) => file.endsWith(SUFFIX))
        .map((file) => file.slice(0, -SUFFIX.length))
        .sort();
      if (name === undefined) {
        io.stdout.write(`${names.join('\n')}\n`);
        return;
      }
      if (!names.includes(name)) {
        const { didYouMean } = await import('../../text/nearest.js');
        const { InputError } = await import('../../source/model.js');
        throw new InputError(
          `there is no schema "${name}"${didYouMean(name, names)} (there are: ${names.join(', ')})`,
        );
      }
      io.stdout.write(readPackageFile('schemas', name + SUFFIX));
    });
}

import { Command, CommanderError } from 'commander';
import { packageVersion } from '../package.js';
import { EXIT } from '../policy/exit-code.js';
import { InputError } from '../source/model.js';
import { defineBroker } from './commands/broker.js';
import { defineCanIDeploy } from './commands/can-i-deploy.js';
import { defineCheck } from './commands/check.js';
import { defineCompletion } from './commands/completion.js';
import { defineExplain } from './commands/explain.js';
import { defineGenerate } from './commands/generate.js';
import { defineInit } from './commands/init.js';
import { defineMerge } from './commands/merge.js';
import { defineRecord } from './commands/record.js';
import { defineRules } from './commands/rules.js';
import { defineSchema } from './commands/schema.js';
import { defineStore } from './commands/store.js';
import { defectMessage } from './defect.js';
import { HELP } from './help.js';
import type { Io, Outcome } from './io.js';

/** Each adds itself to the program; what it needs to run is loaded when it runs. */
const COMMANDS = [
  defineCheck,
  defineRules,
  defineExplain,
  defineSchema,
  defineGenerate,
  defineBroker,
  defineCanIDeploy,
  defineRecord,
  defineStore,
  defineMerge,
  defineInit,
  defineCompletion,
];

/**
 * Runs one command line.
 *
 * @param args Arguments after the program's name.
 * @returns the exit code (docs/design.md 6). Never throws, never ends the process.
 */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const outcome: Outcome = { code: EXIT.ok };
  try {
    // Defining all commands takes as long as reading the inputs of a small check.
    const commands = args[0] === 'check' ? [defineCheck] : COMMANDS;
    await program(commands, io, outcome).parseAsync([...args], { from: 'user' });
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.unusable;
    if (error instanceof InputError) {
      io.stderr.write(`error: ${error.message}\n`);
      return EXIT.unusable;
    }
    io.stderr.write(defectMessage(error, io.env));
    return EXIT.defect;
  }
}

function program(commands: typeof COMMANDS, io: Io, outcome: Outcome): Command {
  const command = new Command('concordat')
    .description(HELP.description)
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help; `concordat help check` lists the options of the check')
    .addHelpText('after', HELP.examples)
    .showHelpAfterError('(concordat --help shows examples)')
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    })
    // Options such as --version belong to the command they follow.
    .enablePositionalOptions()
    .exitOverride();
  for (const define of commands) define(command, io, outcome);
  return command;
}

import type { Command } from 'commander';
import { FORMAT_NAMES } from '../../report/index.js';
import { RULE_IDS } from '../../rules/table.js';

export interface CompletedOption {
  readonly long: string | undefined;
  readonly short: string | undefined;
  readonly description: string;
  readonly takesValue: boolean;
  /** Values to offer; without any, files. */
  readonly values: readonly string[];
}

export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** What its arguments may be; none: files. */
  readonly values: readonly string[];
}

/** Values that the definitions of options do not list. */
const OPTION_VALUES: Readonly<Record<string, readonly string[]>> = {
  'check --format': FORMAT_NAMES,
  'check --fail-on': ['error', 'warning', 'info', 'never'],
};

const ARGUMENT_VALUES: Readonly<Record<string, readonly string[]>> = {
  explain: RULE_IDS,
  schema: ['report', 'config', 'baseline', 'pact-v1', 'pact-v2', 'pact-v3', 'pact-v4'],
};

/** Everything that can be completed, read from the definition of the program. */
export const completedCommands = (program: Command): readonly CompletedCommand[] =>
  program.commands.map((command) => ({
    name: command.name(),
    description: line(command.description()),
    options: command.options.map((option) => ({
      long: option.long ?? undefined,
      short: option.short ?? undefined,
      description: line(option.description),
      takesValue: option.required || option.optional,
      values: option.argChoices ?? OPTION_VALUES[`${command.name()} ${option.long}`] ?? [],
    })),
    values: command.registeredArguments[0]?.argChoices ?? ARGUMENT_VALUES[command.name()] ?? [],
  }));

/** The first line, without what the shells would have to quote. */
const line = (text: string): string => (text.split('\n')[0] ?? '').replace(/['"`\\$[\]:]/g, '');

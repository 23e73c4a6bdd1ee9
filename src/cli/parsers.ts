import { InvalidArgumentError } from 'commander';
import type { FailOn } from '../policy/model.js';

/** Collects a repeatable option. */
export const collect = (value: string, previous: readonly string[] | undefined): readonly string[] => [
  ...(previous ?? []),
  value,
];

/** The name of something must not be empty, as an unset variable of a shell makes it. */
export function parseName(text: string): string {
  if (text === '') throw new InvalidArgumentError('Expected a name, not an empty text.');
  return text;
}

export function parseInteger(text: string): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('Expected an integer such as 42.');
  }
  return value;
}

export function parseCount(text: string): number {
  const value = parseInteger(text);
  if (value < 0) throw new InvalidArgumentError('Expected 0 or more.');
  return value;
}

export function parseThreads(text: string): number {
  const value = parseInteger(text);
  if (value < 1) throw new InvalidArgumentError('Expected 1 or more.');
  return value;
}

/** Other tools' spellings are understood. */
const FAIL_ON: Readonly<Record<string, FailOn>> = {
  error: 'error',
  warning: 'warning',
  warn: 'warning',
  info: 'info',
  never: 'never',
  none: 'never',
};

export function parseFailOn(text: string): FailOn {
  const level = Object.hasOwn(FAIL_ON, text) ? FAIL_ON[text] : undefined;
  if (!level) throw new InvalidArgumentError('Expected error, warning, info or never.');
  return level;
}

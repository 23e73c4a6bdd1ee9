import { withoutCredentials } from '../source/credentials.js';
import { InputError } from '../source/model.js';
import { isUrl } from '../source/uri.js';
import { reasonOf } from '../text/reason.js';

/** What became of an input: a value, or the reason why it cannot be used. */
export type Attempt<T> = { readonly value: T } | { readonly problem: InputError };

export const isProblem = <T>(one: Attempt<T>): one is { readonly problem: InputError } => 'problem' in one;

/** The values of those that came out well. */
export const valuesOf = <T>(all: readonly Attempt<T>[]): T[] =>
  all.flatMap((one) => (isProblem(one) ? [] : [one.value]));

export const problemsOf = (all: readonly Attempt<unknown>[]): InputError[] =>
  all.flatMap((one) => (isProblem(one) ? [one.problem] : []));

/** Does some work on an input. Whatever goes wrong is a problem of the input that is called `name`. */
export async function attempt<T>(
  name: string,
  work: () => T | Promise<T>,
  rethrow = false,
): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (rethrow && !(error instanceof InputError)) throw error;
    return { problem: asInputError(name, error) };
  }
}

/** Does some work on inputs, one after the other. */
export async function attemptAll<I, T>(
  inputs: readonly I[],
  nameOf: (input: I) => string,
  work: (input: I, index: number) => T | Promise<T>,
  rethrow?: boolean,
): Promise<Attempt<T>[]> {
  const results: Attempt<T>[] = [];
  for (const [index, input] of inputs.entries())
    results.push(await attempt(nameOf(input), () => work(input, index), rethrow));
  return results;
}

function asInputError(name: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  const file = isUrl(name) ? withoutCredentials(name) : name;
  const reason = reasonOf(error);
  return new InputError(`${file} cannot be read: ${reason}`, { file });
}

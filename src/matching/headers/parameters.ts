import { acceptIf, rejected, type Verdict } from '../verdict.js';
import { quoted } from '../words.js';

/** Headers whose parameters are compared one by one. */
const PARAMETERISED: ReadonlySet<string> = new Set(['accept', 'content-type']);

export const isParameterised = (name: string): boolean => PARAMETERISED.has(name.toLowerCase());

function split(text: string): { readonly value: string; readonly parameters: ReadonlyMap<string, string> } {
  const [value = '', ...rest] = text.split(';').map((part) => part.trim());
  const pairs = rest
    .filter((part) => part.includes('='))
    .map((part) => {
      const [name = '', ...after] = part.split('=');
      return [name.trim(), after.join('=').trim()] as const;
    });
  return { value, parameters: new Map(pairs) };
}

/**
 * Content-Type and Accept: the part before `;` is equal with case, every expected parameter is present (names with,
 * values without case, quotes not stripped); further actual parameters are fine (docs/pact.md section 7.3).
 */
export function compareWithParameters(expected: string, actual: string): Verdict {
  const wanted = split(expected);
  const given = split(actual);
  if (wanted.value !== given.value) return rejected(`expected ${quoted(expected)} but got ${quoted(actual)}`);
  const missing = [...wanted.parameters].find(
    ([name, value]) => given.parameters.get(name)?.toLowerCase() !== value.toLowerCase(),
  );
  return acceptIf(
    missing === undefined,
    () => `expected ${quoted(expected)} but got ${quoted(actual)}: the parameter ${missing?.[0]} differs`,
  );
}

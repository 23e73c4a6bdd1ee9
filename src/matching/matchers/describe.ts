import type { JsonValue } from '../../json/value.js';
import type { Matcher } from '../../pact/rules.js';
import { definitionOf } from './index.js';

/** Several matchers in words, joined by the word for how they combine. */
export const describeAll = (
  matchers: readonly Matcher[],
  example: JsonValue,
  combine: 'AND' | 'OR' = 'AND',
): string =>
  matchers
    .map((matcher) => definitionOf(matcher).describe(matcher, example))
    .join(combine === 'AND' ? ' and ' : ' or ');

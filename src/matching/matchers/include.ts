import { utf8TextOnlyWithMark } from '../../text/utf8.js';
import { textOf } from '../json/text.js';
import { acceptIf, type Verdict } from '../verdict.js';
import { quoted } from '../words.js';
import { anyArray, cannotApply } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

const includes = (part: string, text: string): Verdict =>
  acceptIf(text.includes(part), () => `expected ${quoted(text)} to include ${quoted(part)}`);

/** `include`: the text of the value contains another (docs/pact.md section 8.2). */
export const include: MatcherDefinition<MatcherOf<'include'>> = {
  scalar: ({ value }, _expected, actual) => includes(value, textOf(actual)),
  array: anyArray,
  object: cannotApply('include', 'an object'),
  text: ({ value }, _expected, actual) => includes(value, actual),
  bytes: ({ value }, _expected, actual) => includes(value, utf8TextOnlyWithMark(actual) ?? ''),
  describe: ({ value }) => `a string that includes ${quoted(value)}`,
  samples: ({ value }, example) => [...(textOf(example).includes(value) ? [example] : []), value],
  boundaries: ({ value }) => [value, ` ${value}`, `${value} `, `${value}${value}`],
};

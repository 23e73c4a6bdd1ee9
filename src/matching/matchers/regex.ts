import { compileRegex } from '../../regex/index.js';
import { utf8TextOnlyWithMark } from '../../text/utf8.js';
import { textOf } from '../json/text.js';
import { acceptIf, rejected, undecided, type Verdict } from '../verdict.js';
import { quoted } from '../words.js';
import { anyArray, anyObject } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

function matches(pattern: string, text: string): Verdict {
  const regex = compileRegex(pattern, 'pact');
  const outcome = regex.test(text);
  if (outcome === undefined)
    return undecided(regex.reason ?? `the regular expression ${quoted(pattern)} is not supported`);
  return acceptIf(outcome, () => `expected ${quoted(text)} to match ${pattern}`);
}

/** `regex`: the whole text of the value matches (docs/pact.md section 8.3). */
export const regex: MatcherDefinition<MatcherOf<'regex'>> = {
  scalar: ({ regex: pattern }, _expected, actual) => matches(pattern, textOf(actual)),
  array: anyArray,
  object: anyObject,
  text: ({ regex: pattern }, _expected, actual) => matches(pattern, actual),
  bytes: ({ regex: pattern }, _expected, actual) => {
    const text = utf8TextOnlyWithMark(actual);
    return text === undefined
      ? rejected('expected UTF-8 text to match a regular expression')
      : matches(pattern, text);
  },
  describe: ({ regex: pattern }) => `a string matching ${pattern}`,
  samples: ({ regex: pattern }, example) =>
    matches(pattern, textOf(example)).kind === 'accepted' ? [example] : [],
  boundaries: ({ regex: pattern }, example) =>
    [
      '',
      ' ',
      '0',
      'a',
      'A',
      '-',
      '0'.repeat(64),
      'a'.repeat(64),
      `${textOf(example)} `,
      textOf(example).toUpperCase(),
    ].filter((text) => matches(pattern, text).kind === 'accepted'),
};

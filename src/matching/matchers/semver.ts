import { acceptIf, type Verdict } from '../verdict.js';
import { expectedButGot, quoted } from '../words.js';
import { anyArray, cannotApply } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

const NUMBER = '(?:0|[1-9]\\d*)';
const LABEL = `(?:${NUMBER}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;
/** Semantic Versioning 2.0.0: no leading `v`, no leading zeros. */
const SEMVER = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${LABEL}(?:\\.${LABEL})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);
const LONGEST = 1000;

const isSemver = (text: string): boolean => text.length <= LONGEST && SEMVER.test(text);

const check = (text: string): Verdict =>
  acceptIf(isSemver(text), () => `expected a semantic version but got ${quoted(text)}`);

/** `semver`: a string that is a semantic version (docs/pact.md section 8.2). */
export const semver: MatcherDefinition<MatcherOf<'semver'>> = {
  scalar: (_matcher, _expected, actual) =>
    typeof actual === 'string'
      ? check(actual)
      : acceptIf(false, () => expectedButGot('a semantic version', actual)),
  array: anyArray,
  object: cannotApply('semver', 'an object'),
  text: (_matcher, _expected, actual) => check(actual),
  bytes: cannotApply('semver', 'bytes'),
  describe: () => 'a semantic version',
  samples: (_matcher, example) => [
    ...(typeof example === 'string' && isSemver(example) ? [example] : []),
    '1.0.0',
    '2.3.4',
  ],
  boundaries: () => ['0.0.0', '10.20.30', '1.0.0-alpha.1', '1.0.0+build.5', '1.0.0-rc.1+exp.sha-5114f85'],
};

import type { JsonValue } from '../../json/value.js';
import { acceptsDate, describeDate, JAVA_LIMITS, sampleDates, VERIFIER_LIMITS } from '../dates/index.js';
import { textOf } from '../json/text.js';
import { DEFAULT_POLICY, type Policy } from '../policy.js';
import { acceptIf, undecided, type Verdict } from '../verdict.js';
import { quoted } from '../words.js';
import { anyArray, cannotApply } from './containers.js';
import type { MatcherDefinition, MatcherOf } from './model.js';

type DateKind = 'date' | 'time' | 'datetime';

function check(kind: DateKind, format: string | undefined, text: string, policy: Policy): Verdict {
  const outcome = acceptsDate(kind, format, text, policy.javaDateLimits ? JAVA_LIMITS : VERIFIER_LIMITS);
  if (outcome === undefined) return undecided(`the date format ${quoted(format ?? '')} is not supported`);
  return acceptIf(outcome, () => `expected ${describeDate(kind, format)} but got ${quoted(text)}`);
}

/** A null is the empty text to a date matcher. */
const dateText = (value: JsonValue): string => (value === null ? '' : textOf(value));

/** The definition of `date`, `time` or `datetime`: the text parses by the Java pattern (docs/pact.md section 9). */
export function dateDefinition<K extends DateKind>(kind: K): MatcherDefinition<MatcherOf<DateKind>> {
  return {
    scalar: ({ format }, _expected, actual, policy) => check(kind, format, dateText(actual), policy),
    array: anyArray,
    object: cannotApply(kind, 'an object'),
    text: ({ format }, _expected, actual, policy) => check(kind, format, actual, policy),
    bytes: cannotApply(kind, 'bytes'),
    describe: ({ format }) => describeDate(kind, format),
    samples: ({ format }, example) => [
      ...(check(kind, format, dateText(example), DEFAULT_POLICY).kind === 'accepted' ? [example] : []),
      ...sampleDates(kind, format).slice(0, 1),
    ],
    boundaries: ({ format }) => sampleDates(kind, format),
  };
}

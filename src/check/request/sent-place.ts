import type { JsonValue } from '../../json/value.js';
import { matchRequest } from '../../matching/index.js';
import { isMatch } from '../../matching/result.js';
import type { Generator } from '../../pact/generators.js';
import type { ExpectedRequest } from '../../pact/model.js';
import type { RuleList } from '../../pact/rules.js';
import type { RuleId } from '../../rules/table.js';
import type { Place } from '../violation.js';
import type { WireRequest } from '../wire.js';
import { generatorSamples, ruleSamples } from './sent-values.js';

/** A place of a request where the consumer may send more than the example: a rule or a generator speaks of it. */
export interface SentPlace {
  readonly rule: RuleId;
  readonly place: Place;
  /** As people read it: `the path`, `query parameter "q"`, `$.code`. */
  readonly display: string;
  /** The matchers or the generator, for words. */
  readonly source: { readonly rules: RuleList } | { readonly generator: Generator };
  readonly example: JsonValue;
  /** The requests to try; each is one that the pact's rules or generator admit. */
  readonly requests: (seed: number) => Iterable<{ readonly value: JsonValue; readonly request: WireRequest }>;
}

type About = Pick<SentPlace, 'rule' | 'place' | 'display' | 'example'>;

/** The request with a value at the place; undefined where no request can have it there. */
type Make = (value: JsonValue) => WireRequest | undefined;

/** What speaks of a place. */
interface Source {
  readonly rules: RuleList | undefined;
  readonly generator: Generator | undefined;
  /** Values that the rules admit and the document may not. */
  readonly solved: (rules: RuleList) => readonly JsonValue[];
}

/**
 * A place under rules or a generator. A generator whose values are known says what is sent, whatever the rules would tolerate
 * (docs/pact.md section 10).
 */
export function sentPlace(
  expected: ExpectedRequest,
  about: About,
  { rules, generator, solved }: Source,
  make: Make,
): SentPlace[] {
  const drawn = generator ? generatorSamples(generator, about.example) : [];
  if (generator && drawn.some((value) => value !== about.example)) {
    return [{ ...about, source: { generator }, requests: () => made(drawn, make) }];
  }
  if (!rules) return [];
  // Solving costs more, and is not needed where a sample shows it.
  const values = function* (seed: number) {
    yield* ruleSamples(rules, about.example, seed);
    yield* solved(rules);
  };
  return [placeOfValues(expected, about, rules, values, make)];
}

/** A place under rules with the values to try there, of which the pact's own rules have to admit each. */
export const placeOfValues = (
  expected: ExpectedRequest,
  about: About,
  rules: RuleList,
  values: (seed: number) => Iterable<JsonValue>,
  make: Make,
): SentPlace => ({
  ...about,
  source: { rules },
  *requests(seed) {
    for (const one of made(values(seed), make)) if (isMatch(matchRequest(expected, one.request))) yield one;
  },
});

function* made(values: Iterable<JsonValue>, make: Make) {
  for (const value of values) {
    const request = make(value);
    if (request) yield { value, request };
  }
}

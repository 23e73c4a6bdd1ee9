import { compareNumbers, exactDecimal, isWhole, numberFromLexeme, toNumber } from '../../json/number.js';
import type { JsonValue } from '../../json/value.js';
import type { Automaton } from '../../regex/automaton/automaton.js';
import { automatonOf } from '../../regex/automaton/compile.js';
import { intersect } from '../../regex/automaton/operations.js';
import { UnsupportedPattern } from '../../regex/automaton/syntax.js';
import { words } from '../../regex/automaton/words.js';
import { compileRegex } from '../../regex/index.js';
import type { Numeric, Schema } from '../model.js';

/** A plausible text per format. */
const SAMPLES: Readonly<Record<string, string>> = {
  date: '2020-01-01',
  time: '00:00:00Z',
  'date-time': '2020-01-01T00:00:00Z',
  duration: 'P1D',
  email: 'user@example.com',
  'idn-email': 'user@example.com',
  hostname: 'example.com',
  'idn-hostname': 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  'uri-reference': '/',
  iri: 'https://example.com/',
  'iri-reference': '/',
  'uri-template': '/',
  uuid: '00000000-0000-4000-8000-000000000000',
  'json-pointer': '',
  'relative-json-pointer': '0',
  regex: '.',
  byte: 'AA==',
};

/** Texts that fit the patterns people write most: identifiers, codes, numbers, names. */
const COMMON = [
  'a',
  'A',
  '0',
  '1',
  'aa',
  'AA',
  'abc',
  '00',
  '000',
  '0000',
  '00000',
  '1.0',
  '1.0.0',
  '+10000000000',
  '/',
];

const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
const LONGEST = 10_000;

/** Texts tried that an automaton of the patterns spells; a format beside them may want another than the first. */
const WORDS = 5;

/** Strings to try for schemas that all must accept, most plausible first. */
export function* stringCandidates(parts: readonly Schema[]): Generator<string> {
  const length = largest(parts.map(({ minLength }) => minLength ?? 0));
  const formats = parts.flatMap(({ format }) => (format === undefined ? [] : [format]));
  for (const format of formats) if (Object.hasOwn(SAMPLES, format)) yield SAMPLES[format] as string;
  if (length > LONGEST) return;
  yield 'string'.slice(0, length).padEnd(length, 'a');
  const patterns = [...new Set(parts.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern])))];
  if (patterns.length === 0) return;
  yield* COMMON;
  const language = languageOf(patterns);
  if (language) yield* firstWords(language, length);
  for (const unit of ['a', 'A', '0']) yield unit.repeat(length);
  yield* Object.values(SAMPLES);
}

/** The texts that match all patterns; undefined when that cannot be worked out. */
function languageOf(patterns: readonly string[]): Automaton | undefined {
  try {
    return patterns
      .map((pattern) => automatonOf(compileRegex(pattern, 'ecma')).automaton)
      .reduce((all, next) => all && next && intersect(all, next));
  } catch (error) {
    if (error instanceof UnsupportedPattern) return undefined;
    throw error;
  }
}

function* firstWords(language: Automaton, min: number): Generator<string> {
  let count = 0;
  for (const word of words(language, { min, max: LONGEST })) {
    yield word;
    if (++count >= WORDS) return;
  }
}

/** Numbers to try: zero, one, the bounds and what lies beside them, multiples. */
export function* numberCandidates(parts: readonly Schema[]): Generator<Numeric> {
  yield 0;
  yield 1;
  const lower = parts.flatMap(({ minimum, exclusiveMinimum }) => [minimum, exclusiveMinimum]).filter(isGiven);
  const upper = parts.flatMap(({ maximum, exclusiveMaximum }) => [maximum, exclusiveMaximum]).filter(isGiven);
  const steps = parts.map(({ multipleOf }) => multipleOf).filter(isGiven);
  for (const bound of [...lower, ...upper]) {
    yield bound;
    for (const distance of [1, -1]) yield neighbour(bound, distance);
  }
  for (const step of steps) {
    yield step;
    for (const bound of [...lower, ...upper]) {
      const times = Math.ceil(toNumber(bound) / toNumber(step));
      for (const factor of [times, times + 1, times - 1]) yield multiple(step, factor);
    }
  }
  const [low] = [...lower].sort((a, b) => compareNumbers(b, a));
  const [high] = [...upper].sort(compareNumbers);
  if (low !== undefined && high !== undefined) yield (toNumber(low) + toNumber(high)) / 2;
}

const isGiven = (value: Numeric | undefined): value is Numeric => value !== undefined;

/** The whole number beside a bound, exactly where the bound is a big integer. */
function neighbour(bound: Numeric, distance: number): Numeric {
  const exact = exactDecimal(bound);
  if (exact && isWhole(bound)) return numberFromLexeme(String(exact.digits + BigInt(distance)));
  return distance > 0 ? Math.ceil(toNumber(bound)) : Math.floor(toNumber(bound));
}

function multiple(step: Numeric, factor: number): Numeric {
  const exact = exactDecimal(step);
  if (!exact || !Number.isSafeInteger(factor)) return toNumber(step) * factor;
  const digits = String(exact.digits * BigInt(factor));
  if (exact.scale === 0) return numberFromLexeme(digits);
  const sign = digits.startsWith('-') ? '-' : '';
  const text = digits.slice(sign.length).padStart(exact.scale + 1, '0');
  return Number(`${sign}${text.slice(0, -exact.scale)}.${text.slice(-exact.scale)}`);
}

/** Turns an item into another one, for arrays whose items must differ. */
export function* variations(value: JsonValue): Generator<JsonValue> {
  for (let i = 1; i < 100; i++) {
    if (typeof value === 'string') yield `${value}${i}`;
    else if (typeof value === 'number') yield value + i;
  }
  yield* [true, false, null, 0, 1, '', 'a', [], {}];
}

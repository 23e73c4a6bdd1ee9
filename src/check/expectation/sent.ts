import { type JsonValue, jsonType } from '../../json/value.js';
import { type DateKind, sampleDates } from '../../matching/dates/index.js';
import type { Matcher, MatcherName } from '../../pact/rules.js';
import { compileRegex } from '../../regex/index.js';
import { matchesPrintable, PRINTABLE_TEXTS } from '../../regex/printable.js';
import type { Expectation } from '../../schema/solver/index.js';
import { NONE } from './model.js';

type Sent<N extends MatcherName> = (
  matcher: Extract<Matcher, { match: N }>,
  example: JsonValue,
) => Expectation | undefined;

/** Any value of the example's type. */
export function likeExample(example: JsonValue): Expectation {
  const type = jsonType(example);
  return type === 'array' || type === 'object' ? NONE : { kind: 'type', type };
}

/** A text in the example's type: a pattern also matches `null` and numbers as they are written. */
const text = (example: JsonValue, texts: Expectation, printable: boolean): Expectation => ({
  kind: 'all',
  parts: [
    texts,
    likeExample(example),
    ...(printable ? [{ kind: 'text', regex: PRINTABLE_TEXTS } as const] : []),
  ],
});

/** What a formatter prints, where reading is lenient (`0-1-1`). */
const printed = (kind: DateKind, format: string | undefined, example: JsonValue): Expectation => ({
  kind: 'oneOrMore',
  parts: [example, ...sampleDates(kind, format)].map((value) => ({ kind: 'constant', value })),
});

/**
 * What a consumer means to send where its matcher, made to tolerate what others send, admits more: values of the example's
 * type, texts as people type them. Undefined: all that the matcher accepts.
 */
const SENT: { readonly [N in MatcherName]?: Sent<N> } = {
  regex: ({ regex }, example) => {
    const compiled = compileRegex(regex, 'pact');
    return text(example, { kind: 'text', regex: compiled }, matchesPrintable(compiled));
  },
  include: ({ value }, example) =>
    text(example, { kind: 'includes', text: value }, PRINTABLE_TEXTS.test(value) === true),
  notEmpty: (_matcher, example) => ({
    kind: 'all',
    parts: [likeExample(example), { kind: 'not', part: { kind: 'constant', value: '' } }],
  }),
  boolean: (_matcher, example) =>
    typeof example === 'boolean' ? { kind: 'type', type: 'boolean' } : undefined,
  date: ({ format }, example) => printed('date', format, example),
  time: ({ format }, example) => printed('time', format, example),
  datetime: ({ format }, example) => printed('datetime', format, example),
  arrayContains: (_matcher, example) => likeExample(example),
  eachKey: (_matcher, example) => likeExample(example),
  eachValue: (_matcher, example) => likeExample(example),
};

export const sentScalar = (matcher: Matcher, example: JsonValue): Expectation | undefined =>
  (SENT[matcher.match] as Sent<MatcherName> | undefined)?.(matcher, example);

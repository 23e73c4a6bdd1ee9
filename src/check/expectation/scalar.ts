import { type JsonValue, jsonType } from '../../json/value.js';
import { acceptsDate, type DateKind, sampleDates } from '../../matching/dates/index.js';
import { textOf } from '../../matching/json/text.js';
import { definitionOf } from '../../matching/matchers/index.js';
import { DEFAULT_POLICY } from '../../matching/policy.js';
import type { Matcher, MatcherName, RuleList } from '../../pact/rules.js';
import { compileRegex } from '../../regex/index.js';
import { jsonContainers } from '../../regex/json-texts.js';
import { mayMatch } from '../../regex/may-match.js';
import type { Expectation, OpaqueExpectation } from '../../schema/solver/index.js';
import { dateShape } from './date-shape.js';
import { severalLines } from './lines.js';
import { ANY, type BuildMode, combined, isSent, NONE } from './model.js';
import { sentScalar } from './sent.js';

type Builder<N extends MatcherName> = (
  matcher: Extract<Matcher, { match: N }>,
  example: JsonValue,
  mode: BuildMode,
) => Expectation;

const TYPE = (type: 'null' | 'boolean' | 'number' | 'string'): Expectation => ({ kind: 'type', type });

/** An exact value; where the provider state decides about it, any value of its type. */
export function constant(value: JsonValue, mode: BuildMode): Expectation {
  const type = jsonType(value);
  if (mode.extent !== 'state' || type === 'array' || type === 'object') return { kind: 'constant', value };
  // An exact null says that the state has nothing there; what else there could be is up to the state too.
  return type === 'null' ? ANY : { kind: 'type', type };
}

/** A matcher the solver cannot reason about: it can still be asked about values. */
function opaque(matcher: Matcher, example: JsonValue): OpaqueExpectation {
  const definition = definitionOf(matcher);
  return {
    kind: 'opaque',
    name: `matcher ${JSON.stringify(matcher)}`,
    accepts: (value) => {
      const verdict = definition.scalar(matcher, example, value, DEFAULT_POLICY);
      return verdict.kind === 'undecided' ? undefined : verdict.kind === 'accepted';
    },
    samples: [...definition.samples(matcher, example), ...definition.boundaries(matcher, example)],
  };
}

/** A matcher of texts also sees arrays and objects, as compact JSON text, where the example is a scalar. */
const withContainers = (texts: Expectation, matcher: Matcher, example: JsonValue): Expectation => ({
  kind: 'oneOrMore',
  parts: [texts, { ...opaque(matcher, example), samples: [], types: ['array', 'object'] }],
});

/** Wide, but enough to see that a pattern of words and a version have nothing in common. */
const SEMVER_SHAPE = '^[0-9]+\\.[0-9]+\\.[0-9]+(?:[-+].*)?$';

function date(kind: DateKind, format: string | undefined): Expectation {
  const shape = dateShape(kind, format);
  // A format that cannot be read accepts nothing (docs/pact.md section 9).
  if (shape === undefined) return NONE;
  return {
    kind: 'opaque',
    name: `${kind} ${format ?? ''}`,
    accepts: (value) => acceptsDate(kind, format, textOf(value)),
    samples: sampleDates(kind, format),
    // Numbers are read as their text.
    types: shape.mayBeNumber ? ['string', 'number'] : ['string'],
    within: shape.pattern,
  };
}

/** What each matcher accepts where the example is a scalar (docs/pact.md section 8.2). */
const BUILDERS: { readonly [N in MatcherName]: Builder<N> } = {
  equality: (_matcher, example, mode) => constant(example, mode),
  values: (_matcher, example, mode) => constant(example, mode),
  type: (_matcher, example) => {
    const type = jsonType(example);
    return type === 'array' || type === 'object' ? NONE : TYPE(type);
  },
  regex: (matcher, example, { extent }) => {
    const regex = compileRegex(matcher.regex, 'pact');
    const own: Expectation = { kind: 'text', regex };
    const texts: Expectation = extent === 'state' ? { kind: 'oneOrMore', parts: [own, severalLines()] } : own;
    return mayMatch(regex, jsonContainers()) ? withContainers(texts, matcher, example) : texts;
  },
  include: (matcher, example) => withContainers({ kind: 'includes', text: matcher.value }, matcher, example),
  number: () => TYPE('number'),
  integer: () => ({ kind: 'numberForm', form: 'integer' }),
  decimal: () => ({ kind: 'numberForm', form: 'decimal' }),
  null: () => TYPE('null'),
  boolean: () => ({
    kind: 'oneOrMore',
    parts: [TYPE('boolean'), { kind: 'constant', value: 'true' }, { kind: 'constant', value: 'false' }],
  }),
  date: ({ format }) => date('date', format),
  time: ({ format }) => date('time', format),
  datetime: ({ format }) => date('datetime', format),
  notEmpty: () => ({
    kind: 'oneOrMore',
    parts: [
      TYPE('boolean'),
      TYPE('number'),
      { kind: 'all', parts: [TYPE('string'), { kind: 'not', part: { kind: 'constant', value: '' } }] },
      { kind: 'array', min: 1 },
      { kind: 'object', members: new Map(), others: ANY, min: 1 },
    ],
  }),
  semver: (matcher, example) => ({ ...opaque(matcher, example), types: ['string'], within: SEMVER_SHAPE }),
  contentType: opaque,
  statusCode: opaque,
  ignoreOrder: opaque,
  unknown: opaque,
  // Inherited by a scalar they accept everything.
  arrayContains: () => ANY,
  eachKey: () => ANY,
  eachValue: () => ANY,
};

/** What one matcher accepts where the example is a scalar. */
export function scalarExpectation(matcher: Matcher, example: JsonValue, mode: BuildMode): Expectation {
  if (mode.extent === 'claimed' && matcher.match === 'type') return constant(example, mode);
  const sent = isSent(mode) ? sentScalar(matcher, example) : undefined;
  return sent ?? (BUILDERS[matcher.match] as Builder<MatcherName>)(matcher, example, mode);
}

/** What the matchers of one rule accept together where the example is a scalar. */
export const ruleExpectation = (
  { combine, matchers }: Pick<RuleList, 'combine' | 'matchers'>,
  example: JsonValue,
  mode: BuildMode,
): Expectation =>
  combined(
    combine,
    matchers.map((matcher) => scalarExpectation(matcher, example, mode)),
  );

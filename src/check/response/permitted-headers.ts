import { describeAll, headerLines, isListHeader, matchHeaderValues } from '../../matching/index.js';
import type { HeaderDescription, Response } from '../../openapi/model.js';
import { encodeHeader } from '../../openapi/parameters/encode.js';
import { shapesOf } from '../../openapi/parameters/schema-shape.js';
import type { ExpectedResponse, Header } from '../../pact/model.js';
import type { RuleList } from '../../pact/rules.js';
import {
  type Constraint,
  type Expectation,
  expectationConstraint,
  schemaConstraint,
  solve,
} from '../../schema/solver/index.js';
import { combined } from '../expectation/model.js';
import { scalarExpectation } from '../expectation/scalar.js';
import { readingOf } from '../schema-violations.js';
import { type Conformance, together, unjudged, violation } from '../violation.js';
import type { WireResponse } from '../wire.js';
import { checkHeaderValue, checkResponseHeaders, describedHeader, isContentType } from './headers.js';

/** An expected header that the document describes, under rules. */
interface RuledHeader {
  readonly expected: Header;
  readonly described: HeaderDescription;
  readonly rules: RuleList;
}

export interface PermittedHeaders {
  /** The example with headers that the document permits, as far as there are such. */
  readonly example: WireResponse;
  /** What the document says of its headers. */
  readonly conformance: Conformance;
}

/**
 * The example with headers that the document permits and the consumer accepts: where a header of the example does not fit
 * but its rules accept one that does, the example is only a placeholder.
 */
export function withPermittedHeaders(
  response: Response,
  { headers, rules }: ExpectedResponse,
  given: WireResponse,
): PermittedHeaders {
  let example = given;
  const problems: Conformance[] = [];
  const open = new Set<string>();
  if (rules.header.size)
    for (const expected of headers) {
      const name = expected.name.toLowerCase();
      const own = rules.header.get(name);
      const described = describedHeader(response, name);
      if (!own?.matchers.length || !described || isContentType(name)) continue;
      const header: RuledHeader = { expected, described, rules: own };
      const isUnfit = checkHeaderValue(described, name, given.headers).violations.length > 0;
      const isRejected = rejects(header, headerLines(given.headers, name) ?? []);
      if (!isUnfit && !isRejected) continue;
      const found = acceptedText(header);
      if (found.kind === 'text') example = withHeader(example, name, found.text);
      else if (found.kind === 'unknown') {
        problems.push(undecidedHeader(header));
        open.add(name);
        // What the example itself has there says more than the rules.
      } else if (!isUnfit) problems.push(impossibleHeader(header));
    }
  const judged = checkResponseHeaders(response, example);
  const told = open.size
    ? {
        ...judged,
        violations: judged.violations.filter(
          ({ place }) => !('name' in place && open.has(place.name.toLowerCase())),
        ),
      }
    : judged;
  return { example, conformance: together(told, ...problems) };
}

const withHeader = (message: WireResponse, name: string, text: string): WireResponse => ({
  ...message,
  headers: message.headers.map((header) =>
    header.name.toLowerCase() === name ? { ...header, values: [text] } : header,
  ),
});

const wordsOf = ({ expected, rules }: RuledHeader): string =>
  describeAll(rules.matchers, expected.values[0] ?? '', rules.combine);

const impossibleHeader = (header: RuledHeader): Conformance =>
  violation({
    rule: 'response.header.incompatible',
    place: { part: 'header', name: header.expected.name },
    message: `header "${header.expected.name}" has no value that both the document permits and the rules accept (${wordsOf(header)})`,
    help: 'correct the rule, or widen the schema of the header',
    spec: header.described.encoding.schema?.location ?? header.described.location,
  });

const undecidedHeader = (header: RuledHeader): Conformance =>
  unjudged({
    rule: 'interaction.undecided',
    place: { part: 'header', name: header.expected.name },
    reason: `no value of header "${header.expected.name}" was found that both the document permits and the rules accept (${wordsOf(header)})`,
    spec: header.described.encoding.schema?.location ?? header.described.location,
  });

const rejects = ({ expected, rules }: RuledHeader, lines: readonly string[]): boolean =>
  matchHeaderValues(expected.name, expected.values, lines, rules).mismatches.length > 0;

const isPermitted = ({ described }: RuledHeader, text: string): boolean => {
  const { name } = described;
  const judged = checkHeaderValue(described, name, [{ name, values: [text] }]);
  return !judged.violations.length && !judged.unjudged.length;
};

type Found = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none' | 'unknown' };

/** A text that the document permits and the rules accept. */
function acceptedText(header: RuledHeader): Found {
  const fits = (text: string): boolean => !rejects(header, [text]) && isPermitted(header, text);
  const ruled = textsOf(header, [asConstraint(header)], [], MANY);
  const all = ruled.texts.some(fits) ? ruled : textsOf(header, [], [], MANY);
  const text = all.texts.find(fits);
  if (text !== undefined) return { kind: 'text', text };
  return { kind: all.isAll() || (isExact(header) && ruled.isAll()) ? 'none' : 'unknown' };
}

/** A text that the document permits and the rules reject; the empty list only where there is no other. */
export function rejectedText(
  expected: Header,
  described: HeaderDescription,
  rules: RuleList,
): { readonly text: string; readonly isEmptyList: boolean } | undefined {
  const header: RuledHeader = { expected, described, rules };
  const breaks = (text: string): boolean => rejects(header, [text]) && isPermitted(header, text);
  const mayBeList = shapesOf(described.encoding.schema).includes('array');
  const filled = textsOf(header, mayBeList ? [NOT_EMPTY_LIST] : [], [asConstraint(header)], FEW);
  const text = filled.texts.find(breaks);
  if (text !== undefined) return { text, isEmptyList: false };
  const isEmptyList = mayBeList && textsOf(header, [EMPTY_LIST], [], 1).texts.some(breaks);
  return isEmptyList ? { text: '', isEmptyList } : undefined;
}

const emptyList: Expectation = { kind: 'constant', value: [] };
const EMPTY_LIST = expectationConstraint(emptyList);
const NOT_EMPTY_LIST = expectationConstraint({ kind: 'not', part: emptyList });
const NULL = expectationConstraint({ kind: 'type', type: 'null' });
const STEPS = 4_000;
/** A text may be of another set than the value it stands for, so that one is not enough. */
const FEW = 4;
const MANY = 32;

interface Texts {
  readonly texts: readonly string[];
  /** Whether it is proved that there are no others. */
  readonly isAll: () => boolean;
}

/** Some texts of the values that the schema of a header and further constraints admit. */
function textsOf(
  { described }: RuledHeader,
  demand: readonly Constraint[],
  refuse: readonly Constraint[],
  wanted: number,
): Texts {
  const { schema } = described.encoding;
  if (!schema) return { texts: [], isAll: () => false };
  // No text of a header stands for null.
  const query = {
    demand: [schemaConstraint(schema, readingOf('response', 'open')), ...demand],
    refuse: [NULL, ...refuse],
    steps: STEPS,
    canonicalNumbers: true,
  };
  const answer = solve({ ...query, wanted });
  if (answer.kind !== 'instance') return { texts: [], isAll: () => answer.kind === 'empty' };
  const values = [answer.value, ...answer.more];
  return {
    texts: values.map((value) => encodeHeader(described, value)),
    isAll: () => {
      const known = values.map((value) => expectationConstraint({ kind: 'constant', value }));
      return solve({ ...query, refuse: [...query.refuse, ...known] }).kind === 'empty';
    },
  };
}

/** What a rule accepts of a header, read as the value the text stands for. */
const asConstraint = ({ rules, expected }: RuledHeader): Constraint =>
  expectationConstraint(
    combined(
      rules.combine,
      rules.matchers.map((matcher) =>
        matcher.match === 'type'
          ? { kind: 'any' }
          : scalarExpectation(matcher, expected.values[0] ?? '', { strictness: 'response', extent: 'exact' }),
      ),
    ),
  );

/** Whether the rules accept a text exactly when they accept the value it stands for. */
const isExact = ({ described: { encoding }, rules, expected }: RuledHeader): boolean =>
  encoding.kind === 'style' &&
  shapesOf(encoding.schema).every((shape) => shape === 'scalar') &&
  rules.matchers.every(({ match }) => match === 'regex' || match === 'include') &&
  !isListHeader(expected.name);

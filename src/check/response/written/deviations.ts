import { joinPointer, valueAt } from '../../../json/pointer.js';
import type { JsonValue } from '../../../json/value.js';
import { matchResponse } from '../../../matching/index.js';
import { decodeBody } from '../../../openapi/bodies/index.js';
import { scalarText } from '../../../openapi/parameters/text-tree.js';
import type { ExpectedResponse } from '../../../pact/model.js';
import { applicableAt } from '../../../schema/applicable.js';
import { accepts } from '../../../schema/judge/index.js';
import type { Schema } from '../../../schema/model.js';
import { expectationConstraint, schemaConstraint, solve } from '../../../schema/solver/index.js';
import { ruleExpectation } from '../../expectation/scalar.js';
import { displayPointer, readingOf } from '../../schema-violations.js';
import type { WireResponse } from '../../wire.js';
import type { ToldDeviation } from '../deviation-findings.js';
import { ownerOf } from '../deviations.js';
import { differenceOf } from './difference.js';
import type { WrittenBody, WrittenText } from './model.js';
import type { Notation } from './notation.js';

/** Bodies with more places than this are varied only so far; of large ones fewer, as each change is read as a whole. */
const MOST_PLACES = 200;
const MOST_BYTES = 2_000_000;
const STEPS = 4_000;
const FEW = 4;
const READING = readingOf('response');

export interface WrittenDeviations {
  readonly deviations: readonly ToldDeviation<WireResponse>[];
  /** How many bodies that the document permits were put before the consumer. */
  readonly cases: number;
}

/**
 * What the provider may write otherwise at one place although the consumer does not accept it: nothing, null, or another text
 * where a rule speaks of it. Both judges look at the body as it is written.
 */
export function writtenDeviations(
  written: WrittenBody,
  { places, isItemsOnly }: Notation,
  witness: WireResponse,
  expected: ExpectedResponse,
): WrittenDeviations {
  const { content, schema, mediaType } = written;
  const deviations: ToldDeviation<WireResponse>[] = [];
  const readValue = (body: Uint8Array): JsonValue | undefined => {
    const decoded = decodeBody(content, body, mediaType);
    return 'value' in decoded ? decoded.value : undefined;
  };
  const root = readValue(written.body);
  if (root === undefined) return { deviations, cases: 0 };
  /** A body with a change, and where that changes its value. */
  const changed = (make: (() => Uint8Array) | undefined) => {
    const body = make?.();
    const value = body && readValue(body);
    const tokens = value === undefined ? undefined : differenceOf(root, value);
    return body && tokens && { body, value, tokens };
  };
  let cases = 0;
  /** The response, where the document permits it and the consumer does not accept it. */
  const breaking = (body: Uint8Array, value = readValue(body)): WireResponse | undefined => {
    // An empty text is a form without fields; what the document says of that is for the schema to tell.
    if (value === undefined || accepts(schema, value, READING) !== true) return undefined;
    cases += 1;
    const response = { ...witness, json: undefined, body };
    return matchResponse(expected, response).mismatches.length ? response : undefined;
  };
  const schemasAt = (tokens: readonly string[]): readonly Schema[] =>
    applicableAt(schema, root, tokens, READING);

  const limit = Math.min(MOST_PLACES, Math.ceil(MOST_BYTES / (written.body.length + 1)));
  for (const place of places(written).slice(0, limit)) {
    const left = changed(place.without);
    // A document that reads the whole body as a text says nothing about what is in it.
    const absent = left?.tokens.length ? breaking(left.body, left.value) : undefined;
    if (left && absent) {
      const { tokens } = left;
      const isList = Array.isArray(valueAt(root, joinPointer('', ...tokens)));
      // That a list is empty is for the provider state to decide.
      const kind = isList && isItemsOnly(schemasAt(tokens)) ? 'length' : 'absent';
      const cause = ownerOf(schema, root, { tokens }, READING).location;
      deviations.push({ kind, site: siteAt(tokens), body: absent, value: undefined, cause });
    }
    const nulled = changed(place.withNull);
    const nothing = nulled && breaking(nulled.body, nulled.value);
    if (nulled && nothing) {
      const [typed = schema] = schemasAt(nulled.tokens);
      const site = siteAt(nulled.tokens);
      deviations.push({ kind: 'null', site, body: nothing, value: null, cause: typed.location });
    }
    if (place.text && isRuled(place.text)) deviations.push(...otherTexts(place.text));
  }
  return { deviations, cases };

  function otherTexts(text: WrittenText): ToldDeviation<WireResponse>[] {
    const tokens = differenceOf(root as JsonValue, readValue(text.with(`${text.text}~`)));
    const schemas = tokens ? schemasAt(tokens) : [];
    const [first] = schemas;
    if (!tokens || !first) return [];
    for (const value of candidates(schemas, text)) {
      const body = breaking(text.with(scalarText(value)));
      if (body)
        return [{ kind: kindOf(schemas, text), site: siteAt(tokens), body, value, cause: first.location }];
    }
    return [];
  }
}

const siteAt = (tokens: readonly string[]) => ({
  tokens,
  display: displayPointer('$', joinPointer('', ...tokens)),
});

/** Without a rule the exact text is what the provider state decides about. */
const isRuled = ({ rules: { selected } }: WrittenText): boolean =>
  selected?.rule.matchers.some(({ match }) => match !== 'equality') ?? false;

/** Values that the schemas permit: those of enums, some that the rule should reject, some of any kind. */
function candidates(schemas: readonly Schema[], { text, rules }: WrittenText): JsonValue[] {
  const demand = schemas.map((schema) => schemaConstraint(schema, readingOf('response', 'open')));
  const rule = rules.selected?.rule;
  const refuse = rule
    ? [expectationConstraint(ruleExpectation(rule, text, { strictness: 'response', extent: 'exact' }))]
    : [];
  const some = [refuse, []].flatMap((one) => {
    const answer = solve({ demand, refuse: one, steps: STEPS, wanted: FEW, canonicalNumbers: true });
    return answer.kind === 'instance' ? [answer.value, ...answer.more] : [];
  });
  return [...schemas.flatMap((schema) => schema.enum ?? []), ...some].filter((value) => value !== null);
}

const OF_NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'number', 'boolean']);

function kindOf(schemas: readonly Schema[], { rules }: WrittenText): 'enum' | 'type' | 'format' {
  if (schemas.some((schema) => schema.enum?.length || schema.constant)) return 'enum';
  return rules.selected?.rule.matchers.some(({ match }) => OF_NUMBERS.has(match)) ? 'type' : 'format';
}

import { isExcused } from '../../../src/check/excuses.js';
import { checkRequest } from '../../../src/check/request/check.js';
import { locateOperation } from '../../../src/check/request/operation.js';
import { sentPlaces } from '../../../src/check/request/sent-places.js';
import { breaksBeyondState } from '../../../src/check/response/beyond-state.js';
import type { JsonExpectation } from '../../../src/check/response/deviations.js';
import { permittedTypes } from '../../../src/check/response/media-types.js';
import { readingOf } from '../../../src/check/schema-violations.js';
import {
  bodyMediaType,
  exampleRequest,
  exampleResponse,
  type WireRequest,
  type WireResponse,
  withJson,
} from '../../../src/check/wire.js';
import { generateResponses } from '../../../src/generate/index.js';
import { removeAt, replaceAt } from '../../../src/json/edit.js';
import { parseJson } from '../../../src/json/parse.js';
import { bytesOf, isEmpty } from '../../../src/json/payload.js';
import { isObject, type JsonValue, jsonType } from '../../../src/json/value.js';
import { matchResponse } from '../../../src/matching/index.js';
import { isJson } from '../../../src/media-type/classes.js';
import { parseMediaType } from '../../../src/media-type/media-type.js';
import { selectContent, selectResponse } from '../../../src/openapi/media.js';
import type { Description, Operation } from '../../../src/openapi/model.js';
import type { HttpInteraction } from '../../../src/pact/model.js';
import type { PathRule } from '../../../src/pact/rules.js';
import { RULES } from '../../../src/rules/table.js';
import type { Schema } from '../../../src/schema/model.js';
import { bodySchema, objections } from '../../property/confirm.js';

/** What sampled messages show about an interaction and a document. */
export interface Sampled {
  readonly operation: Operation | undefined;
  readonly responses: readonly WireResponse[];
  /** Some conforming response is one the pact accepts as it stands. */
  readonly accepted: boolean;
}

const SAMPLES = 200;
const SEED = 4711;

const isJsonResponse = (response: WireResponse): boolean => {
  const text = response.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.values[0];
  const type = parseMediaType(text ?? '');
  return type !== undefined && isJson(type);
};

/** Conforming responses: sampled ones, the example laid over them, and these with something else at each place it mentions. */
export function sampleResponses(descriptions: readonly Description[], interaction: HttpInteraction): Sampled {
  const located = locateOperation(descriptions, exampleRequest(interaction.request));
  if (!located.operation) return { operation: undefined, responses: [], accepted: false };
  const { operation } = located;
  const { status } = interaction.response;
  const found = generateResponses(operation, status, { seed: SEED, n: SAMPLES });
  const all = (found.kind === 'messages' ? found.messages : []).map((message): WireResponse => {
    const response = { ...message, bodyType: undefined, sniffed: false, json: undefined };
    const json =
      isJsonResponse(response) && !isEmpty(message.body)
        ? parseJson(Buffer.from(bytesOf(message.body)).toString()).value
        : undefined;
    return { ...response, json };
  });
  const drawn = negotiated(operation, interaction, all);
  const directed = directedFrom(operation, interaction, drawn);
  const responses = [...drawn, ...directed];
  return { operation, responses, accepted: responses.some((one) => accepts(interaction, one)) };
}

const contentTypeOf = ({ headers }: Pick<WireResponse, 'headers'>): string | undefined =>
  headers.find(({ name }) => name.toLowerCase() === 'content-type')?.values[0];

/**
 * Of several media types the client chooses: where the one it reads is offered, the others are not its concern. Parameters such
 * as `charset` are as the pact has them, so that the bodies are compared.
 */
function negotiated(
  operation: Operation,
  { request, response }: HttpInteraction,
  drawn: readonly WireResponse[],
): readonly WireResponse[] {
  const described = selectResponse(operation.responses, response.status);
  const offered = described?.content ?? [];
  const [chosen] = described
    ? permittedTypes(described, response, exampleRequest(request), exampleResponse(response))
    : [];
  const wanted = chosen && bodyMediaType(chosen);
  const content = wanted === undefined ? undefined : selectContent(offered, wanted);
  if (!content || wanted === undefined) return drawn;
  return drawn
    .filter((one) => selectContent(offered, contentTypeOf(one)) === content)
    .map((one) => ({
      ...one,
      headers: one.headers.map((header) =>
        header.name.toLowerCase() === 'content-type' ? { ...header, values: [wanted] } : header,
      ),
    }));
}

const accepts = ({ response }: HttpInteraction, actual: WireResponse): boolean =>
  matchResponse(response, actual).mismatches.length === 0;

const VALUES: readonly JsonValue[] = [
  null,
  true,
  'x',
  '',
  'benchmark-new',
  'benchmark-a',
  '2020-01-01',
  'a'.repeat(60),
  1,
  1.5,
  -7,
  987654,
  [],
  {},
];

function directedFrom(
  operation: Operation,
  interaction: HttpInteraction,
  drawn: readonly WireResponse[],
): WireResponse[] {
  const { body, headers } = interaction.response;
  if (body.state !== 'present' || body.json === undefined) return withHeaders(interaction, drawn);
  const example = body.json;
  const json = drawn.filter((one) => one.json !== undefined);
  const overlaid = json
    .slice(0, 40)
    .flatMap((one) =>
      [example, undefined].map((top) =>
        withJson(one, top === undefined ? overlay(example, one.json as JsonValue) : top),
      ),
    )
    .filter((one) => objections(operation, one).length === 0);
  const bases = [...overlaid.slice(0, 1), ...json.slice(0, 2)];
  const places = placesOf(example);
  const mutated = bases.flatMap((base) =>
    places.flatMap((tokens) => {
      const root = base.json as JsonValue;
      if (!exists(root, tokens)) return [];
      const values = [...VALUES, ...enumsAt(operation, base, tokens)];
      return [
        ...(tokens.length > 0 ? [removeAt(root, tokens)] : []),
        ...values.map((value) => replaceAt(root, tokens, value)),
      ].map((value) => withJson(base, value));
    }),
  );
  const conforming = mutated.filter((one) => objections(operation, one).length === 0);
  return withHeaders(interaction, [...overlaid, ...conforming], headers.length > 0 ? undefined : 0);
}

/** The same responses with the headers the pact shows, where the document lets them be. */
function withHeaders(
  { response: { headers } }: HttpInteraction,
  responses: readonly WireResponse[],
  few = 30,
): WireResponse[] {
  const shown = responses.slice(0, few).map((one) => ({
    ...one,
    headers: [
      ...one.headers.filter(
        ({ name }) => !headers.some((header) => header.name.toLowerCase() === name.toLowerCase()),
      ),
      ...headers,
    ],
  }));
  return [...responses, ...shown];
}

/** The example laid over a sample: members of the example win, further ones stay. */
function overlay(example: JsonValue, sample: JsonValue): JsonValue {
  if (isObject(example) && isObject(sample)) {
    const merged = Object.entries(example).map(([name, value]): [string, JsonValue] => [
      name,
      Object.hasOwn(sample, name) ? overlay(value, sample[name] as JsonValue) : value,
    ]);
    return { ...sample, ...Object.fromEntries(merged) };
  }
  if (Array.isArray(example) && Array.isArray(sample))
    return example.map((item, index) => overlay(item, sample[index] ?? sample[0] ?? item));
  return example;
}

const MOST_PLACES = 40;

function placesOf(example: JsonValue): string[][] {
  const places: string[][] = [];
  const visit = (value: JsonValue, tokens: string[]): void => {
    if (places.length >= MOST_PLACES) return;
    places.push(tokens);
    if (Array.isArray(value)) {
      if (value[0] !== undefined) visit(value[0], [...tokens, '0']);
    } else if (isObject(value))
      for (const [name, inner] of Object.entries(value)) visit(inner, [...tokens, name]);
  };
  visit(example, []);
  return places;
}

function exists(root: JsonValue, tokens: readonly string[]): boolean {
  let value: JsonValue | undefined = root;
  for (const token of tokens) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return false;
    value = (value as Record<string, JsonValue>)[token];
  }
  return value !== undefined;
}

/** Every enum value of the document's schemas for the operation's properties of that name. */
function enumsAt(operation: Operation, base: WireResponse, tokens: readonly string[]): JsonValue[] {
  const schema = bodySchema(operation, base);
  const name = tokens.at(-1);
  if (!schema || name === undefined) return [];
  const found: JsonValue[] = [];
  const seen = new Set<unknown>();
  const visit = (one: typeof schema | undefined, depth: number): void => {
    if (!one || seen.has(one) || depth > 12) return;
    seen.add(one);
    for (const [property, inner] of one.properties ?? []) {
      if (property === name) found.push(...(inner.enum ?? inner.ref?.enum ?? []));
      visit(inner, depth + 1);
    }
    for (const inner of [
      one.ref,
      one.items,
      one.additionalProperties,
      ...(one.allOf ?? []),
      ...(one.oneOf ?? []),
      ...(one.anyOf ?? []),
    ])
      visit(inner, depth + 1);
  };
  visit(schema, 0);
  return found;
}

/** In which ways the pact rejects a response, beyond what the provider state decides. Indices do not tell ways apart. */
export function breakClasses(
  operation: Operation,
  interaction: HttpInteraction,
  response: WireResponse,
): string[] {
  const expected = interaction.response;
  const { mismatches } = matchResponse(expected, response);
  return mismatches.flatMap(({ kind, path, expected: wanted, actual }) => {
    if (kind === 'status') return [];
    if (kind === 'header') {
      const rules = expected.rules.header.get(path.toLowerCase());
      const sent = response.headers.some(({ name }) => name.toLowerCase() === path.toLowerCase());
      return sent && !rules && path.toLowerCase() !== 'content-type'
        ? []
        : [`header ${path} ${sent ? 'value' : 'absent'}`];
    }
    if (kind !== 'body') return [kind];
    const body = expected.body;
    const schema = bodySchema(operation, response);
    if (schema && body.state === 'present' && body.json !== undefined && response.json !== undefined) {
      const expectation = expectationOf(schema, body.json, expected.rules.body);
      if (!breaksBeyondState(expectation, response.json)) return [];
      return [`body ${path.replaceAll(/\[\d+\]/g, '[*]')} ${categoryOf(wanted, actual)}`];
    }
    return [`body ${path}`];
  });
}

const expectations = new WeakMap<Schema, Map<JsonValue, JsonExpectation>>();

/** The same object for the same expectation: what is derived from it is kept with it. */
function expectationOf(schema: Schema, example: JsonValue, rules: readonly PathRule[]): JsonExpectation {
  const known = expectations.get(schema) ?? new Map<JsonValue, JsonExpectation>();
  expectations.set(schema, known);
  const expectation = known.get(example) ?? { schema, example, rules, reading: readingOf('response') };
  known.set(example, expectation);
  return expectation;
}

const categoryOf = (wanted: JsonValue | undefined, actual: JsonValue | undefined): string => {
  if (actual === undefined) return 'absent';
  if (wanted !== undefined && jsonType(wanted) === jsonType(actual)) return 'value';
  return jsonType(actual);
};

/** Whether the document does not permit a response; a missing required header counts too. */
const forbids = (operation: Operation, response: WireResponse): boolean =>
  objections(operation, response).length > 0 ||
  (selectResponse(operation.responses, response.status)?.headers ?? []).some(
    ({ name, required }) =>
      required && !response.headers.some((header) => header.name.toLowerCase() === name.toLowerCase()),
  );

const ways = new WeakMap<Sampled, ReadonlySet<string>>();

/** Every way in which a sampled response breaks the consumer. */
function waysOf(sampled: Sampled, operation: Operation, interaction: HttpInteraction): ReadonlySet<string> {
  const known =
    ways.get(sampled) ??
    new Set(sampled.responses.flatMap((one) => breakClasses(operation, interaction, one)));
  ways.set(sampled, known);
  return known;
}

/** Does the change let a provider that conforms break the consumer in a way it could not before? */
export function responseBreaks(
  before: Sampled,
  after: Sampled,
  interaction: HttpInteraction,
): WireResponse | 'nothing' | undefined {
  const { operation } = after;
  if (!operation || !before.operation) return 'nothing';
  const old = before.operation;
  if (!selectResponse(operation.responses, interaction.response.status) && operation.responses.length > 0)
    return 'nothing';
  // Where no response could be drawn and the consumer reads no body, nothing was shown.
  const shown = after.responses.length > 0 || interaction.response.body.state === 'present';
  if (before.accepted && !after.accepted && shown) return 'nothing';
  const known = waysOf(before, old, interaction);
  return after.responses.find(
    (one) => breakClasses(operation, interaction, one).some((way) => !known.has(way)) && forbids(old, one),
  );
}

/** What the document holds against a request, less what the expected status excuses. */
function held(descriptions: readonly Description[], request: WireRequest, status: number): string[] {
  const located = locateOperation(descriptions, request);
  const violations = located.operation
    ? checkRequest(located, request, selectResponse(located.operation.responses, status)).violations
    : [located.violation];
  return violations
    .filter((one) => RULES[one.rule].severity !== 'info' && !isExcused(one, status))
    .map(({ rule, place, message }) => `${rule} ${JSON.stringify(place)} ${message}`);
}

/** Does the changed document hold something against what the consumer sends that it did not before? */
export function requestBreaks(
  before: readonly Description[],
  after: readonly Description[],
  interaction: HttpInteraction,
): string | undefined {
  const { status } = interaction.response;
  const request = exampleRequest(interaction.request);
  const known = new Set(held(before, request, status));
  const fresh = held(after, request, status).find((one) => !known.has(one));
  if (fresh !== undefined) return fresh;
  const { operation } = locateOperation(before, request);
  for (const place of operation ? sentPlaces(interaction.request, request, operation) : []) {
    const weak =
      'rules' in place.source && place.source.rules.matchers.every(({ match }) => match === 'type');
    if (weak) continue;
    for (const { request: sent } of place.requests(SEED)) {
      if (held(before, sent, status).length > known.size) continue;
      const [found] = held(after, sent, status).filter((one) => !known.has(one));
      if (found !== undefined) return `${place.display}: ${found}`;
    }
  }
  return undefined;
}

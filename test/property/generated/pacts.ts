import type { JsonObject, JsonValue } from '../../../src/json/value.js';
import type { Description, MediaTypeContent, Operation, Parameter } from '../../../src/openapi/model.js';
import { generateValues } from '../../../src/schema/generate/values.js';
import type { Direction, Schema } from '../../../src/schema/model.js';
import { mutated, partOf, rulesFor } from './matchers.js';
import type { Choices } from './random.js';

/** A rule and the texts that satisfy it. */
type TextRule = readonly [when: RegExp, rule: JsonObject];

const PATH_RULES: readonly TextRule[] = [
  [/^\/things\/\d+$/, { match: 'regex', regex: '/things/\\d+' }],
  [/^\/things\/[a-z0-9-]+$/, { match: 'regex', regex: '/things/[a-z0-9-]+' }],
  [/^/, { match: 'regex', regex: '/things/.*' }],
];

const TEXT_RULES: readonly TextRule[] = [
  [/^/, { match: 'type' }],
  [/^\d+$/, { match: 'regex', regex: '\\d+' }],
  [/^[a-z]*$/, { match: 'regex', regex: '[a-z]*' }],
  [/^-?\d+$/, { match: 'integer' }],
  [/^\d{4}-\d\d-\d\d$/, { match: 'date', format: 'yyyy-MM-dd' }],
];

/** A rule that the text satisfies; now and then any. */
function ruleFor(choose: Choices, rules: readonly TextRule[], text: string): JsonObject {
  const blind = choose.chance(0.04);
  const [, rule] = choose.pick(rules.filter(([when]) => blind || when.test(text)));
  return { combine: 'AND', matchers: [rule] };
}

const GENERATORS: readonly JsonObject[] = [
  { type: 'RandomInt', min: 0, max: 100 },
  { type: 'RandomString', size: 5 },
  { type: 'Uuid' },
  { type: 'Regex', regex: '[a-z]{1,6}' },
  { type: 'Date', format: 'yyyy-MM-dd' },
];

function drawn(choose: Choices, schema: Schema | undefined, direction: Direction): JsonValue | undefined {
  if (!schema) return undefined;
  const reading = { world: 'closed', direction, formats: true } as const;
  const found = generateValues(schema, reading, { seed: choose.below(1e6), n: 3 });
  return found.kind === 'values' ? choose.pick(found.values) : undefined;
}

const textOf = (value: JsonValue | undefined): string =>
  value === undefined ? '7' : typeof value === 'string' ? value : JSON.stringify(value);

const jsonOf = (content: readonly MediaTypeContent[] | undefined): Schema | undefined => content?.[0]?.schema;

function parameterText(choose: Choices, { encoding }: Parameter): string {
  return choose.chance(0.9) ? textOf(drawn(choose, encoding.schema, 'request')) : 'other';
}

function requestOf(choose: Choices, operation: Operation): JsonObject {
  const named = (place: string) =>
    operation.parameters.filter((one) => one.in === place && (one.required || choose.chance(0.6)));
  const path = operation.template.replace('{id}', () => {
    const [id] = named('path');
    return encodeURIComponent(id ? parameterText(choose, id) : '7') || '7';
  });
  const query = Object.fromEntries(named('query').map((one) => [one.name, [parameterText(choose, one)]]));
  const headers = Object.fromEntries(named('header').map((one) => [one.name, parameterText(choose, one)]));
  const body = drawn(choose, jsonOf(operation.requestBody?.content), 'request');
  const sent = body === undefined ? undefined : mutated(choose, body, 0.02);
  return {
    method: operation.method,
    path,
    query,
    headers: { ...headers, ...(sent !== undefined && { 'Content-Type': 'application/json' }) },
    ...(sent !== undefined && { body: sent }),
    matchingRules: {
      ...(choose.chance(0.3) && { path: ruleFor(choose, PATH_RULES, path) }),
      query: Object.fromEntries(
        choose
          .some(Object.entries(query), 0.5)
          .map(([name, [value = '']]) => [name, ruleFor(choose, TEXT_RULES, value)]),
      ),
      ...(sent !== undefined && { body: rulesFor(choose, sent, 0.4) as JsonObject }),
    },
    ...(choose.chance(0.2) && Object.keys(query).length > 0
      ? {
          generators: {
            query: Object.fromEntries(Object.keys(query).map((name) => [name, choose.pick(GENERATORS)])),
          },
        }
      : {}),
  };
}

function responseOf(choose: Choices, operation: Operation): JsonObject {
  const response = operation.responses[0];
  const status = response?.status === '200' || response?.status === '2XX' ? 200 : 201;
  const value = drawn(choose, jsonOf(response?.content), 'response');
  const seen = value === undefined ? undefined : partOf(choose, mutated(choose, value, 0.03));
  const header = response?.headers[0];
  const headers: JsonObject =
    header && choose.chance(0.7)
      ? { [header.name]: textOf(drawn(choose, header.encoding.schema, 'response')) }
      : {};
  return {
    status,
    headers: { ...headers, ...(seen !== undefined && { 'Content-Type': 'application/json' }) },
    ...(seen !== undefined && { body: seen }),
    matchingRules: {
      ...(seen !== undefined && { body: rulesFor(choose, seen, 0.75) as JsonObject }),
      header: Object.fromEntries(
        choose
          .some(Object.entries(headers), 0.5)
          .map(([name, value]) => [name, ruleFor(choose, TEXT_RULES, String(value))]),
      ),
    },
  };
}

/** A pact of version 4 with one interaction per operation, made from what the document describes, mostly conforming. */
export function pactOf(choose: Choices, description: Description): JsonObject {
  const operations = description.paths.flatMap(({ methods, operation }) =>
    methods.flatMap((method) => operation(method) ?? []),
  );
  return {
    consumer: { name: 'web' },
    provider: { name: 'things' },
    interactions: operations.map((operation, index) => ({
      type: 'Synchronous/HTTP',
      description: `${index} ${operation.method} ${operation.template}`,
      request: v4(requestOf(choose, operation)),
      response: v4(responseOf(choose, operation)),
    })),
    metadata: { pactSpecification: { version: '4.0' } },
  };
}

/** Headers as lists and the body in its envelope. */
function v4({ body, headers, ...rest }: JsonObject): JsonObject {
  const lists = Object.fromEntries(
    Object.entries(headers as JsonObject).map(([name, value]): [string, JsonValue] => [name, [value]]),
  );
  return {
    ...rest,
    headers: lists,
    ...(body !== undefined && { body: { content: body, contentType: 'application/json', encoded: false } }),
  };
}

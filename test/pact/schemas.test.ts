import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { exchange } from './contract.js';

const schemaOf = (version: number) =>
  JSON.parse(readFileSync(new URL(`../../schemas/pact-v${version}.schema.json`, import.meta.url), 'utf8'));

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
const validators = new Map([1, 2, 3, 4].map((version) => [version, ajv.compile(schemaOf(version))]));
const accepts = (version: number, pact: unknown): boolean =>
  validators.get(version)?.(JSON.parse(JSON.stringify(pact))) === true;

const file = (version: number, interaction: object, rest: object = {}) => ({
  consumer: { name: 'web' },
  provider: { name: 'users' },
  interactions: [interaction],
  metadata: { pactSpecification: { version: `${version}.0.0` } },
  ...rest,
});

const v4 = (interaction: object) => ({ type: 'Synchronous/HTTP', ...interaction });
const body = { content: { a: 1 }, contentType: 'application/json', encoded: false };
const rules = { body: { '$.a[*]': { matchers: [{ match: 'type' }], combine: 'AND' } } };

describe('good files', () => {
  it.each([
    [1, exchange({ query: 'a=1', headers: { A: 'b' } }, { body: null }, { providerState: 'user 1 exists' })],
    [1, exchange({}, {}, { provider_state: 's', _id: 'x', request: { method: 'get', path: '/a' } })],
    [
      2,
      exchange(
        { query: 'a=1' },
        { matchingRules: { '$.body[*].a': { match: 'type', min: 1 }, '$.body': { min: 1 } } },
      ),
    ],
    [
      3,
      exchange(
        { query: { a: ['1', null] } },
        { matchingRules: rules },
        { providerStates: [{ name: 's', params: {} }] },
      ),
    ],
    [
      3,
      exchange(
        { matchingRules: { path: { matchers: [{ match: 'regex', regex: '/a' }] } } },
        { matchingRules: {} },
      ),
    ],
    [
      3,
      exchange(
        { matchingRules: { '$.body.a': { match: 'type' } } },
        { generators: { body: { $: { type: 'Uuid' } } } },
      ),
    ],
    [4, v4(exchange({ headers: { A: ['b', 'c'] }, body }, { body: { content: '' }, matchingRules: rules }))],
    [4, v4({ ...exchange(), key: 'k', pending: true, comments: { text: ['x'] }, transport: 'http' })],
    [4, { type: 'Asynchronous/Messages', description: 'an event', contents: body, metadata: { a: 1 } }],
    [
      4,
      {
        type: 'Synchronous/Messages',
        description: 'a call',
        request: { contents: body },
        response: [{ contents: body }],
      },
    ],
  ])('version %i: %j', (version, interaction) => {
    expect(accepts(version, file(version, interaction))).toBe(true);
  });

  it('accepts a file of messages only, and members of brokers', () => {
    const messages = [
      { description: 'an event', contents: { a: 1 }, metaData: { contentType: 'application/json' } },
    ];
    expect(
      accepts(3, file(3, exchange(), { interactions: undefined, messages, _links: {}, createdAt: 'x' })),
    ).toBe(true);
  });
});

describe('bad files', () => {
  it.each([
    ['no path', 1, exchange({ path: undefined })],
    ['a relative path', 1, exchange({ path: 'a' })],
    ['a query in the path', 2, exchange({ path: '/a?b=1' })],
    ['a query map', 2, exchange({ query: { a: ['1'] } })],
    ['a status in text', 3, exchange({}, { status: '200' })],
    ['no status', 3, exchange({}, { status: undefined })],
    ['no response', 3, { description: 'x', request: { method: 'GET', path: '/' } }],
    ['categories under version 2', 2, exchange({ matchingRules: rules })],
    ['a rule without matchers', 3, exchange({ matchingRules: { body: { $: { match: 'type' } } } })],
    [
      'an unknown matcher',
      3,
      exchange({ matchingRules: { body: { $: { matchers: [{ match: 'value' }] } } } }),
    ],
    [
      'a regex without pattern',
      3,
      exchange({ matchingRules: { body: { $: { matchers: [{ match: 'regex' }] } } } }),
    ],
    ['an unknown category', 3, exchange({ matchingRules: { bodies: {} } })],
    ['a broken path', 3, exchange({ matchingRules: { body: { '$..a': { matchers: [] } } } })],
    ['a header rule by path', 3, exchange({ matchingRules: { header: { '$.A': { matchers: [] } } } })],
    ['states in a text', 3, exchange({}, {}, { providerStates: 'a' })],
    ['no type', 4, exchange()],
    ['an unknown type', 4, { ...exchange(), type: 'HTTP' }],
    ['an unwrapped body', 4, v4(exchange({}, { body: { alligators: 1 } }))],
    ['a bare body', 4, v4(exchange({}, { body: 'text' }))],
    ['an unknown encoding', 4, v4(exchange({}, { body: { ...body, encoded: true } }))],
    [
      'one response for a list',
      4,
      { type: 'Synchronous/Messages', description: 'x', request: {}, response: {} },
    ],
  ])('%s', (_name, version, interaction) => {
    expect(accepts(version, file(version, interaction))).toBe(false);
  });

  it.each([1, 2, 3, 4])('version %i: needs parties, lists and its own version', (version) => {
    const interaction = version === 4 ? v4(exchange()) : exchange();
    expect(accepts(version, file(version, interaction))).toBe(true);
    expect(accepts(version, file(version, interaction, { provider: undefined }))).toBe(false);
    expect(accepts(version, file(version, interaction, { interactions: undefined }))).toBe(false);
    expect(
      accepts(version, file(version, interaction, { metadata: { pactSpecification: { version: '9' } } })),
    ).toBe(false);
  });
});

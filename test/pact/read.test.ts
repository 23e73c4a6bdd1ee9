import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/source/model.js';
import {
  bytesText,
  codes,
  contractOf,
  contractWith,
  exchange,
  http,
  message,
  only,
  present,
} from './contract.js';

describe('what is no pact', () => {
  it.each([
    [{ openapi: '3.0.0', paths: {} }, 'an OpenAPI document'],
    [{ swagger: '2.0' }, 'Swagger'],
    [[], 'a JSON array'],
    [{}, 'an empty object'],
    [{ interactions: {} }, "an object with 'interactions'"],
    ['"text"', 'a JSON string'],
  ])('%j', (value, found) => {
    expect(() => contractOf(value)).toThrow(InputError);
    expect(() => contractOf(value)).toThrow(found);
  });
});

describe('the file', () => {
  it('reads consumer, provider, interactions and messages', () => {
    const contract = contractOf({
      consumer: { name: 'web' },
      provider: { name: 'users' },
      interactions: [exchange()],
      messages: [
        { description: 'an event', contents: { a: 1 }, metaData: { contentType: 'application/json' } },
      ],
    });
    expect(contract).toMatchObject({ consumer: 'web', provider: 'users', version: '3', faults: [] });
    expect(contract.interactions.map(({ kind, index, pointer }) => [kind, index, pointer])).toEqual([
      ['http', 0, '/interactions/0'],
      ['message', 0, '/messages/0'],
    ]);
  });

  it('tolerates old and odd party names', () => {
    const contract = contractOf({ consumer: 'web', producer: { name: 7 }, interactions: [] });
    expect(contract).toMatchObject({ consumer: 'web', provider: '7', faults: [] });
  });

  it('reads on without a provider', () => {
    const contract = contractOf({ consumer: { name: 'web' }, interactions: [exchange()] });
    expect(contract.provider).toBeUndefined();
    expect(contract.faults).toMatchObject([{ code: 'provider', severity: 'info' }]);
    expect(http(contract).response.status).toBe(200);
  });

  it('says when the list of interactions is missing or no list', () => {
    const parties = { consumer: { name: 'a' }, provider: { name: 'b' } };
    expect(contractOf(parties).faults).toMatchObject([{ code: 'malformed', severity: 'error' }]);
    expect(contractOf({ ...parties, interactions: { a: 1 } }).faults).toMatchObject([
      { code: 'malformed', pointer: '/interactions' },
    ]);
  });

  it('hands on what the JSON reader tolerated', () => {
    const contract = contractOf('{"consumer":{"name":"a"},"provider":{"name":"b"},\n"interactions":[],}');
    expect(contract.faults).toMatchObject([{ code: 'syntax', message: expect.stringContaining('Line 2') }]);
  });

  it.each([
    ['on the quick road', '1'],
    ['on the slow road', '1.0'],
  ])('finds members that occur twice %s', (_name, number) => {
    const body = `{ "a": "x", "b": [{ "c": 1 }, { "c": 2 }], "a": ${number} }`;
    const { faults } = contractOf(
      `{ "consumer": { "name": "c" }, "provider": { "name": "p" }, "interactions": [
         { "description": "d", "request": { "method": "GET", "path": "/" }, "response": { "status": 200, "body": ${body} } }
       ] }`,
    );
    expect(faults).toMatchObject([
      { code: 'syntax', message: expect.stringMatching(/^Line 2, column \d+: the member "a" occurs/) },
    ]);
  });

  it.each([
    ['a number', '{ "b": [1, 1e400] }', 'a number is out of range', '/b/1'],
    ['half a character', '{ "b": "\\ud800" }', 'half of a surrogate pair', '/b'],
    ['half a character in a name', '{ "\\ud800": 1 }', 'half of a surrogate pair', '/\ud800'],
    ['nesting', `${'['.repeat(130)}${']'.repeat(130)}`, 'nested more than', '/0'],
  ])('says what no verifier can read: %s', (_name, body, problem, place) => {
    const { faults } = contractOf(
      `{ "consumer": { "name": "c" }, "provider": { "name": "p" }, "interactions": [
         { "description": "d", "request": { "method": "GET", "path": "/" }, "response": { "status": 200, "body": ${body} } }
       ] }`,
    );
    expect(faults).toMatchObject([{ code: 'syntax', message: expect.stringContaining(problem) }]);
    expect(faults[0]?.pointer.startsWith(`/interactions/0/response/body${place}`)).toBe(true);
  });

  it('reads messages under a version that has none', () => {
    const contract = contractOf({
      consumer: { name: 'web' },
      provider: { name: 'users' },
      messages: [{ description: 'an event', contents: 'a' }],
      metadata: { pactSpecification: { version: '2.0.0' } },
    });
    expect(contract.faults).toMatchObject([{ code: 'field.type', pointer: '/messages' }]);
    expect(message(contract).description).toBe('an event');
  });

  it('survives names of the prototype', () => {
    const text =
      '{"interactions":[{"description":"toString","request":{"path":"/a","method":"GET","headers":{"__proto__":"x","constructor":"y"},"query":{"__proto__":["1"]}},"response":{"status":200,"body":{"__proto__":1}}}],"consumer":{"name":"c"},"provider":{"name":"p"}}';
    const { request, response } = http(contractOf(text));
    expect(request.headers.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
    expect(request.query?.[0]?.name).toBe('__proto__');
    expect(Object.keys(present(response.body).json as object)).toEqual(['__proto__']);
  });
});

describe('provider states', () => {
  it.each([
    [{ providerState: 'a' }, ['a'], []],
    [{ provider_state: 'a' }, ['a'], []],
    [{ producer_state: 'a' }, ['a'], []],
    [{ providerState: '' }, [], []],
    [{ providerState: null }, [], []],
    [{ providerStates: [] }, [], []],
    [{ providerStates: [{ name: 'a', params: { id: 1 } }, { name: 'b' }] }, ['a', 'b'], []],
    [{ providerStates: ['a'] }, ['a'], []],
    [{ providerStates: 'a' }, ['a'], ['field.type']],
  ])('%j', (states, names, faults) => {
    const interaction = http(contractWith(exchange({}, {}, states)));
    expect(interaction.providerStates.map(({ name }) => name)).toEqual(names);
    expect(codes(interaction)).toEqual(faults);
  });

  it('keeps parameters', () => {
    const states = { providerStates: [{ name: 'a', params: { id: 1 } }] };
    expect(http(contractWith(exchange({}, {}, states))).providerStates[0]).toEqual({
      name: 'a',
      params: { id: 1 },
      pointer: '/interactions/0/providerStates/0',
    });
  });
});

describe('an interaction that cannot be read', () => {
  it.each([
    ['no status', exchange({}, { status: undefined }), '/interactions/0/response', "'status'"],
    ['a status in words', exchange({}, { status: 'OK' }), '/interactions/0/response/status', "'status'"],
    ['no response', { description: 'an exchange', request: { path: '/' } }, '/interactions/0', "'status'"],
    ['a null request', { ...exchange(), request: null }, '/interactions/0/request', "'request'"],
    ['no path', exchange({ path: undefined }), '/interactions/0/request', "'path'"],
    ['headers in a list', exchange({ headers: ['a'] }), '/interactions/0/request/headers', "'headers'"],
  ])('%s names the interaction and the field', (_name, interaction, pointer, field) => {
    const { kind, faults } = only(contractWith(interaction));
    expect(kind).toBe('malformed');
    const error = faults.find(({ severity }) => severity === 'error');
    expect(error).toMatchObject({ code: 'malformed', pointer });
    expect(error?.message).toContain("'an exchange'");
    expect(error?.message).toContain(field);
  });

  it('never costs the others', () => {
    const contract = contractOf({
      consumer: { name: 'a' },
      provider: { name: 'b' },
      interactions: [null, 'x', exchange(), exchange({}, { status: null }), exchange()],
    });
    expect(contract.interactions.map(({ kind }) => kind)).toEqual([
      'malformed',
      'malformed',
      'http',
      'malformed',
      'http',
    ]);
  });

  it('takes a status written as text', () => {
    const interaction = http(contractWith(exchange({}, { status: '201' })));
    expect(interaction.response.status).toBe(201);
    expect(codes(interaction)).toEqual(['field.type']);
  });

  it('folds equal faults', () => {
    const rule = { matchers: [{ match: 'odd' }] };
    const { faults } = http(
      contractWith(exchange({}, { matchingRules: { body: { '$.a': rule, '$.b': rule, '$.c': rule } } })),
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toContain('2 other places');
  });
});

describe('version 4', () => {
  const v4 = (interaction: object) => contractWith({ type: 'Synchronous/HTTP', ...interaction }, '4.0');

  it('reads its attributes', () => {
    const interaction = http(
      v4({
        ...exchange(),
        key: 'k1',
        pending: true,
        comments: { text: ['why'] },
        pluginConfiguration: { csv: { columns: 3 } },
        transport: 'grpc',
      }),
    );
    expect(interaction).toMatchObject({
      key: 'k1',
      pending: true,
      plugins: ['csv'],
      transport: 'grpc',
      faults: [],
    });
  });

  it.each(['http', 'HTTPS', ''])('takes the transport %j for HTTP', (transport) => {
    expect(http(v4({ ...exchange(), transport })).transport).toBeUndefined();
  });

  it.each([
    ['no type', undefined, 'field.missing'],
    ['an unknown type', 'Carrier/Pigeon', 'field.type'],
  ])('guesses from the content when there is %s', (_name, type, code) => {
    expect(codes(http(v4({ ...exchange(), type })))).toEqual([code]);
  });

  it.each([
    ['Synchronous/HTTP', '"x"'],
    ['anything', '{"content":"x","contentType":"application/json"}'],
  ])('reads an interaction of type %s in a file of version 3', (type, bytes) => {
    const body = { content: 'x', contentType: 'application/json' };
    expect(bytesText(http(contractWith({ ...exchange({}, { body }), type })).response.body)).toBe(bytes);
  });

  it('reads one-way messages', () => {
    const { request, synchronous } = message(
      v4({
        type: 'Asynchronous/Messages',
        description: 'an event',
        contents: { content: { a: 1 }, contentType: 'application/json', encoded: false },
        metadata: { topic: 't' },
        matchingRules: { content: { '$.a': { matchers: [{ match: 'integer' }] } } },
        generators: { content: { '$.a': { type: 'RandomInt' } } },
      }),
    );
    expect(synchronous).toBe(false);
    expect(request.metadata).toEqual({ topic: 't' });
    expect(present(request.body).json).toEqual({ a: 1 });
    expect(request.rules.body).toHaveLength(1);
    expect(request.generators.body).toHaveLength(1);
  });

  it('reads synchronous messages', () => {
    const entity = (content: unknown) => ({ contents: { content, contentType: 'application/json' } });
    const interaction = message(
      v4({
        type: 'Synchronous/Messages',
        description: 'a call',
        request: entity(1),
        response: [entity(2), entity(3)],
      }),
    );
    expect(interaction.synchronous).toBe(true);
    expect(interaction.responses.map(({ body }) => present(body).json)).toEqual([2, 3]);
  });

  it('cannot read a synchronous message without response', () => {
    expect(only(v4({ type: 'Synchronous/Messages', description: 'a call', request: {} })).kind).toBe(
      'malformed',
    );
  });
});

describe('generators', () => {
  it('reads every category', () => {
    const generators = {
      path: { type: 'ProviderState', expression: 'id' },
      status: { type: 'RandomInt' },
      query: { q: { type: 'RandomString', size: 3 } },
      header: { 'X-A': { type: 'Uuid' } },
      body: { a: { type: 'RandomInt', min: 1 }, '$.b[*]': { type: 'Date' }, '$..c': { type: 'Date' } },
      cookies: { a: { type: 'Uuid' } },
    };
    const interaction = http(contractWith(exchange({ generators })));
    const read = interaction.request.generators;
    expect(read.path).toMatchObject({ type: 'ProviderState', attributes: { expression: 'id' } });
    expect(read.status?.type).toBe('RandomInt');
    expect(read.query.get('q')?.attributes).toEqual({ size: 3 });
    expect(read.header.has('x-a')).toBe(true);
    expect(read.body.map(({ text }) => text)).toEqual(['a', '$.b[*]']);
    expect(codes(interaction)).toEqual(['rule.path.invalid', 'generator.malformed']);
  });

  it('says which generators nobody knows, and keeps them', () => {
    const interaction = http(contractWith(exchange({ generators: { path: { type: 'Foo' } } })));
    expect(interaction.request.generators.path?.type).toBe('Foo');
    expect(codes(interaction)).toEqual(['generator.malformed']);
  });
});

import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/json/payload.js';
import { bytesText, codes, contractOf, contractWith, exchange, http, present } from './contract.js';

const withType = (body: unknown, contentType?: string) =>
  http(
    contractWith(exchange({}, { body, ...(contentType && { headers: { 'content-type': contentType } }) })),
  );

describe('body states', () => {
  it.each([
    [undefined, 'missing'],
    [null, 'null'],
    ['', 'empty'],
  ])('%j of version 3 is %s', (body, state) => {
    expect(withType(body).response.body.state).toBe(state);
  });

  it.each([
    [undefined, 'missing'],
    [{}, 'missing'],
    [{ contentType: 'text/plain' }, 'missing'],
    [{ content: null }, 'null'],
    [null, 'null'],
    [{ content: '', contentType: '*/*', encoded: false }, 'empty'],
    ['', 'empty'],
  ])('%j of version 4 is %s', (body, state) => {
    const { response } = http(contractWith({ ...exchange({}, { body }), type: 'Synchronous/HTTP' }, '4.0'));
    expect(response.body.state).toBe(state);
  });
});

describe('bodies of version 3', () => {
  it.each([
    ['JSON without type', { a: [1] }, undefined, '{"a":[1]}', 'application/json', []],
    ['a number', 0, undefined, '0', 'application/json', []],
    ['JSON with a text type', { a: 1 }, 'text/plain', '{"a":1}', 'text/plain', []],
    ['JSON object text', '{"a": 1}', 'application/json', '{"a": 1}', 'application/json', []],
    ['JSON string text', '"a"', 'application/json', '"a"', 'application/json', []],
    ['plain text under a JSON type', 'hello', 'application/json', '"hello"', 'application/json', []],
    ['JSON array text', '[1]', 'application/json', '"[1]"', 'application/json', ['body.encoding']],
    ['text with quotes', 'say "hi"', 'application/json', '"say "hi""', 'application/json', ['body.encoding']],
    ['sniffed text', 'hello', undefined, 'hello', 'text/plain', []],
    ['sniffed JSON text', '{"a":1}', undefined, '{"a":1}', 'application/json', []],
    ['XML', '<a/>', 'application/xml', '<a/>', 'application/xml', []],
    ['base64 of a binary type', 'aGk=', 'image/png', 'hi', 'image/png', []],
    ['other text of a binary type', 'no base64!', 'application/pdf', 'no base64!', 'application/pdf', []],
    [
      'base64 of a multipart type',
      'LS1h',
      'multipart/mixed; boundary=a',
      '--a',
      'multipart/mixed; boundary=a',
      [],
    ],
    ['a type nobody can read', { a: 1 }, 'json', '{"a":1}', 'application/json', []],
  ])('%s', (_name, body, type, bytes, mediaType, faults) => {
    const interaction = withType(body, type);
    expect(bytesText(interaction.response.body)).toBe(bytes);
    expect(present(interaction.response.body).mediaType).toBe(mediaType);
    expect(codes(interaction)).toEqual(faults);
  });

  it('points at JSON that stands in the file, not at JSON inside a text', () => {
    const literal = present(withType({ a: 1 }).response.body);
    expect(literal).toMatchObject({ json: { a: 1 }, jsonPointer: '/interactions/0/response/body' });
    const text = present(withType('{"a":1}', 'application/json').response.body);
    expect(text.json).toEqual({ a: 1 });
    expect(text.jsonPointer).toBeUndefined();
  });

  it('keeps the text of numbers', () => {
    const text = JSON.stringify(exchange({}, { body: '?' })).replace('"?"', '{"a":1.0,"b":9007199254740993}');
    const contract = contractOf(`{"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[${text}]}`);
    expect(bytesText(http(contract).response.body)).toBe('{"a":1.0,"b":9007199254740993}');
  });

  it.each([
    ['application/x-www-form-urlencoded', 'a=1+2&b=x&b=y', 'application/x-www-form-urlencoded'],
    [
      'multipart/form-data; boundary=B',
      '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1 2\r\n--B\r\nContent-Disposition: form-data; name="b"\r\n\r\nx\r\n--B\r\nContent-Disposition: form-data; name="b"\r\n\r\ny\r\n--B--\r\n',
      'multipart/form-data; boundary=B',
    ],
  ])('encodes an object of fields as %s', (type, bytes, mediaType) => {
    const interaction = withType({ a: '1 2', b: ['x', 'y'] }, type);
    expect(bytesText(interaction.response.body)).toBe(bytes);
    expect(present(interaction.response.body).mediaType).toBe(mediaType);
    expect(codes(interaction)).toEqual(['body.encoding']);
  });

  it('gives a multipart object a boundary when the header has none', () => {
    const body = present(withType({ a: 1 }, 'multipart/form-data').response.body);
    const boundary = /boundary=(\S+)/.exec(body.mediaType ?? '')?.[1];
    expect(boundary).toBeTruthy();
    expect(bytesText(body).startsWith(`--${boundary}\r\n`)).toBe(true);
  });

  it('reads the wrapper of version 4 under version 2', () => {
    const body = { content: { a: 1 }, contentType: 'application/json', encoded: false };
    const interaction = http(contractWith(exchange({}, { body }), '2.0.0'));
    expect(bytesText(interaction.response.body)).toBe('{"a":1}');
    expect(codes(interaction)).toEqual(['body.encoding']);
  });

  const rules = (...paths: string[]) => ({
    body: Object.fromEntries(paths.map((path) => [path, { matchers: [{ match: 'type' }] }])),
  });

  it.each([
    ['without an encoding', { content: 'x', contentType: 'text/plain' }, {}],
    ['without a content type', { content: 'x', encoded: false }, {}],
    ['with an encoding of its own', { content: 'x', contentType: 'text/plain', encoded: true }, {}],
    [
      'with rules for its members',
      { content: 'SGk=', contentType: 'text/plain', encoded: false },
      rules('$.encoded'),
    ],
  ])('leaves a payload that resembles the wrapper alone: %s', (_what, body, matchingRules) => {
    const interaction = http(contractWith(exchange({}, { body, matchingRules }), '3.0.0'));
    expect(bytesText(interaction.response.body)).toBe(JSON.stringify(body));
    expect(codes(interaction)).toEqual([]);
  });

  it('unwraps what has rules below the wrapper only', () => {
    const body = { content: { a: 1 }, contentType: 'application/json', encoded: false };
    const matchingRules = rules('$', '$.a');
    const interaction = http(contractWith(exchange({}, { body, matchingRules }), '3.0.0'));
    expect(bytesText(interaction.response.body)).toBe('{"a":1}');
  });
});

describe('bodies of version 4', () => {
  const read = (body: unknown, headers: object = {}) =>
    http(contractWith({ ...exchange({}, { body, headers }), type: 'Synchronous/HTTP' }, '4.0'));

  it.each([
    [
      'a document',
      { content: { a: 1 }, contentType: 'application/json', encoded: false },
      '{"a":1}',
      'application/json',
      [],
    ],
    [
      'a JSON string',
      { content: '{"a":1}', contentType: 'application/json' },
      '"{\\"a\\":1}"',
      'application/json',
      [],
    ],
    [
      'JSON text',
      { content: '{"a": 1}', contentType: 'application/json', encoded: 'JSON' },
      '{"a": 1}',
      'application/json',
      [],
    ],
    [
      'base64',
      { content: 'eyJhIjoxfQ==', contentType: 'application/json', encoded: 'BASE64' },
      '{"a":1}',
      'application/json',
      [],
    ],
    ['text', { content: 'hi', contentType: 'text/plain' }, 'hi', 'text/plain', []],
    ['no type', { content: { a: 1 } }, '{"a":1}', 'application/json', []],
    ['no type, text', { content: 'hi' }, 'hi', 'text/plain', []],
    [
      'broken base64',
      { content: 'hi!', contentType: 'text/plain', encoded: 'base64' },
      'hi!',
      'text/plain',
      ['body.encoding'],
    ],
    [
      'encoded true',
      { content: 'hi', contentType: 'text/plain', encoded: true },
      'hi',
      'text/plain',
      ['body.encoding'],
    ],
    ['an unwrapped payload', { alligators: 1 }, '{"alligators":1}', 'application/json', ['body.encoding']],
    ['a bare text', 'hi', '"hi"', 'application/json', ['body.encoding']],
  ])('%s', (_name, body, bytes, mediaType, faults) => {
    const interaction = read(body);
    expect(bytesText(interaction.response.body)).toBe(bytes);
    expect(present(interaction.response.body).mediaType).toBe(mediaType);
    expect(codes(interaction)).toEqual(faults);
  });

  it('prefers the attached content type to the header', () => {
    const body = present(
      read({ content: 'a', contentType: 'text/csv' }, { 'Content-Type': ['text/plain'] }).response.body,
    );
    expect(body).toMatchObject({ contentType: 'text/csv', mediaType: 'text/csv' });
  });

  it('falls back to the header', () => {
    const body = present(read({ content: 'a' }, { 'content-type': ['application/json'] }).response.body);
    expect(body).toMatchObject({ contentType: undefined, mediaType: 'application/json', json: 'a' });
    expect(body.jsonPointer).toBe('/interactions/0/response/body/content');
  });

  it('keeps binary bytes', () => {
    const { payload } = present(
      read({ content: '/wABgA==', contentType: 'image/png', encoded: 'base64' }).response.body,
    );
    expect([...bytesOf(payload)]).toEqual([255, 0, 1, 128]);
  });
});

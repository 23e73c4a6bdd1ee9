import { describe, expect, it } from 'vitest';
import {
  bodyMediaType,
  exampleRequest,
  exampleResponse,
  headerValues,
  printRequest,
  printResponse,
  type WireRequest,
  type WireResponse,
  withJson,
} from '../../src/check/wire.js';
import { parseJson } from '../../src/json/parse.js';
import { bytesOf, JsonText } from '../../src/json/payload.js';
import type { HttpInteraction } from '../../src/pact/model.js';
import { contractOf, exchange, http } from '../pact/contract.js';

const EXACT = '{"n":1.0,"big":12345678901234567890,"é":[-0]}';

/** An interaction whose request and response have this body, as the file writes it. */
function withBody(body: string, headers: object = {}): HttpInteraction {
  const part = { body: 'BODY', headers };
  const pact = {
    consumer: { name: 'web' },
    provider: { name: 'users' },
    interactions: [exchange(part, part)],
    metadata: { pactSpecification: { version: '2.0.0' } },
  };
  return http(contractOf(JSON.stringify(pact).replaceAll('"BODY"', body)));
}

const text = ({ body }: WireResponse | WireRequest) => body && new TextDecoder().decode(bytesOf(body));

/** The same message as if its bytes had been made at once. */
const eager = <M extends WireResponse | WireRequest>(message: M): M => ({
  ...message,
  body: message.body && bytesOf(message.body),
});

it('prints headers of any name', () => {
  const headers = JSON.parse('{"__proto__":"x","X-A":"y"}') as object;
  const { request } = withBody('1', headers);
  expect(Object.entries(printRequest(exampleRequest(request)).headers)).toContainEqual(['__proto__', 'x']);
});

describe('the example of a pact', () => {
  it('has the JSON text of the value it is known as', () => {
    const { request, response } = withBody(EXACT);
    for (const message of [exampleRequest(request), exampleResponse(response)]) {
      expect(text(message)).toBe(EXACT);
      expect(message.json).toEqual(parseJson(EXACT).value);
    }
  });

  it.each([
    ['JSON', '{"a":{"b":[1,2.0]}}', {}],
    ['JSON by its header', '["x"]', { 'Content-Type': 'application/vnd.x+json' }],
    ['text', '"plain é"', { 'Content-Type': 'text/plain' }],
    ['JSON under a name of bytes', '{"a":1}', { 'Content-Type': 'application/octet-stream' }],
    ['JSON under the name of a text', '{"a":1}', { 'Content-Type': 'text/csv' }],
    ['null', 'null', {}],
    ['an empty text', '""', {}],
  ])('is printed as its bytes would be: %s', (_name, body, headers) => {
    const { request, response } = withBody(body, headers);
    const [asked, answered] = [exampleRequest(request), exampleResponse(response)];
    expect(printRequest(asked)).toEqual(printRequest(eager(asked)));
    expect(printResponse(answered)).toEqual(printResponse(eager(answered)));
  });
});

describe('another JSON body', () => {
  const response = exampleResponse(withBody(EXACT, { 'X-A': 'b' }).response);

  it('is known as a value and by the bytes of that value', () => {
    const changed = withJson(response, parseJson('{"n":2.0}').value);
    expect([text(changed), changed.json]).toEqual(['{"n":2.0}', parseJson('{"n":2.0}').value]);
    expect(changed).toMatchObject({ status: 200, headers: [{ name: 'X-A', values: ['b'] }] });
    expect(text(response)).toBe(EXACT);
  });

  it('is the same message when it is the same value', () => {
    expect(withJson(response, response.json!)).toBe(response);
    expect(withJson(response, parseJson(EXACT).value)).not.toBe(response);
  });

  it('takes the place of bytes even when they were read as the same value', () => {
    const spaced = { ...response, body: new TextEncoder().encode(` ${EXACT}`) };
    const changed = withJson(spaced, response.json!);
    expect(changed.body).toBeInstanceOf(JsonText);
    expect(text(changed)).toBe(EXACT);
  });
});

describe('the lines of a header', () => {
  const headers = [
    { name: 'X-A', values: ['1', '2'] },
    { name: 'Content-Type', values: ['text/csv'] },
    { name: 'x-a', values: [] },
    { name: 'X-a', values: ['3'] },
  ];

  it('are those of every spelling of its name, in order', () => {
    expect(headerValues(headers, 'x-A')).toEqual(['1', '2', '3']);
    expect(headerValues(headers.slice(2, 3), 'X-A')).toEqual([]);
    expect(headerValues(headers, 'X-B')).toBeUndefined();
    expect(headers[0]?.values).toEqual(['1', '2']);
  });

  it('say what a body is read as, before what it looks like', () => {
    expect(bodyMediaType({ headers, bodyType: 'application/json' })).toBe('text/csv');
    expect(bodyMediaType({ headers: [], bodyType: 'application/json' })).toBe('application/json');
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/json/value.js';
import { JsonNumber } from '../../src/json/value.js';
import { decodeBody } from '../../src/openapi/bodies/index.js';
import { selectContent, selectResponse } from '../../src/openapi/media.js';
import type { MediaTypeContent } from '../../src/openapi/model.js';
import { openapi, operationOf, swagger } from './describe.js';

const contentOf = (content: object): readonly MediaTypeContent[] =>
  operationOf(openapi({ '/x': { post: { requestBody: { content } } } }), 'POST').requestBody?.content ?? [];

function decode(mediaType: string, entry: object, body: string | Uint8Array, sentAs = mediaType) {
  const [content] = contentOf({ [mediaType]: entry });
  if (!content) throw new Error('no content');
  return decodeBody(content, typeof body === 'string' ? Buffer.from(body) : body, sentAs);
}

const decodedValue = (...args: Parameters<typeof decode>): JsonValue | undefined => {
  const decoded = decode(...args);
  return 'value' in decoded ? decoded.value : undefined;
};

const object = (properties: object, more: object = {}) => ({
  schema: { type: 'object', properties, ...more },
});
const FORM = 'application/x-www-form-urlencoded';
const list = { type: 'array', items: { type: 'integer' } };

describe('forms', () => {
  it.each<[string, object, string, JsonValue]>([
    [
      'typed fields',
      object({ age: { type: 'integer' }, ok: { type: 'boolean' } }),
      'age=5&ok=true',
      { age: 5, ok: true },
    ],
    ['a wrong type stays text', object({ age: { type: 'integer' } }), 'age=abc', { age: 'abc' }],
    ['a list with one element', object({ tags: list }), 'tags=1', { tags: [1] }],
    ['a list', object({ tags: list }), 'tags=1&tags=2', { tags: [1, 2] }],
    ['a list under tags[]', object({ tags: list }), 'tags[]=1&tags[]=2', { tags: [1, 2] }],
    ['a comma in a text', object({ name: { type: 'string' } }), 'name=Doe%2C+John', { name: 'Doe, John' }],
    ['an object as JSON', object({ o: { type: 'object' } }), 'o=%7B%22a%22%3A1%7D', { o: { a: 1 } }],
    [
      'an object in brackets',
      object({ o: { type: 'object', properties: { a: { type: 'integer' } } } }),
      'o[a]=1',
      { o: { a: 1 } },
    ],
    ['undeclared fields', object({}), 'x=1&y', { x: '1', y: '' }],
    ['bad escapes', object({}), 'x=%zz', { x: '%zz' }],
    ['a scalar sent twice', object({ a: { type: 'integer' } }), 'a=1&a=2', { a: ['1', '2'] }],
    [
      'a joined list',
      { ...object({ tags: list }), encoding: { tags: { style: 'form', explode: false } } },
      'tags=1,2',
      { tags: [1, 2] },
    ],
    [
      'a JSON field',
      { ...object({ a: {} }), encoding: { a: { contentType: 'application/json' } } },
      'a=%5B1.0%5D',
      { a: [new JsonNumber('1.0')] },
    ],
    [
      'a property behind a reference',
      { schema: { allOf: [{ type: 'object', properties: { n: { type: 'number' } } }] } },
      'n=1.5',
      { n: 1.5 },
    ],
  ])('%s', (_, entry, body, expected) => {
    expect(decodedValue(FORM, entry, body)).toEqual(expected);
  });

  it('reads the formData of Swagger 2.0', () => {
    const parameters = [
      { name: 'ids', in: 'formData', type: 'array', items: { type: 'integer' }, required: true },
      { name: 'note', in: 'formData', type: 'string' },
    ];
    const { requestBody } = operationOf(
      swagger({ '/x': { post: { parameters, consumes: [FORM] } } }),
      'POST',
    );
    const [content] = requestBody?.content ?? [];
    const decoded = content && decodeBody(content, Buffer.from('ids=1,2&note=a,b'), FORM);
    expect(decoded).toMatchObject({ value: { ids: [1, 2], note: 'a,b' }, schema: { required: ['ids'] } });
    expect(requestBody?.required).toBe(true);
  });
});

it('reads forms of many fields in time', () => {
  const fields = Array.from({ length: 20_000 }, (_, i) => `f${i}=1`).join('&');
  const started = performance.now();
  expect(Object.keys(decodedValue(FORM, object({}), fields) as object)).toHaveLength(20_000);
  expect(performance.now() - started).toBeLessThan(4_000);
});

describe('multipart', () => {
  const MULTIPART = 'multipart/form-data';
  const part = (head: string, body: string) =>
    `--X\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const body = [
    part('name="n"', '5'),
    part('name="meta"\r\nContent-Type: application/json', '{"a":1}'),
    part('name="file"; filename="a.bin"\r\nContent-Type: application/octet-stream', '\u0001'),
    part('name="tag"', '1'),
    part('name="tag"', '2'),
    '--X--\r\n',
  ].join('');
  const entry = object({
    n: { type: 'integer' },
    meta: { type: 'object' },
    file: { type: 'string', format: 'binary' },
    tag: list,
  });

  it.each([
    ['multipart/form-data; boundary=X'],
    ['multipart/form-data; boundary="X"'],
    ['multipart/form-data'],
  ])('types its parts (%s)', (sentAs) => {
    const expected = { n: 5, meta: { a: 1 }, file: '\u0001', tag: [1, 2] };
    expect(decodedValue(MULTIPART, entry, body, sentAs)).toEqual(expected);
  });

  it('takes line feeds for line ends', () => {
    expect(decodedValue(MULTIPART, entry, body.replaceAll('\r\n', '\n'))).toMatchObject({
      n: 5,
      tag: [1, 2],
    });
  });

  it('reports a part of a type the document does not take', () => {
    const declared = { ...entry, encoding: { meta: { contentType: 'application/xml, text/*' } } };
    expect(decode(MULTIPART, declared, body)).toMatchObject({
      problem: expect.stringContaining('"meta" is application/json'),
    });
  });

  it('reports a body without the boundary', () => {
    expect(decode(MULTIPART, entry, 'nothing', 'multipart/form-data; boundary=X')).toHaveProperty('problem');
  });

  it('reports a part whose headers have no end', () => {
    expect(
      decode(MULTIPART, entry, '--X\r\nnothing\r\nmore\r\n--X--', 'multipart/form-data; boundary=X'),
    ).toHaveProperty('problem');
  });

  it('cannot decide parts without names', () => {
    expect(
      decode('multipart/mixed', entry, '--X\r\n\r\na\r\n--X--', 'multipart/mixed; boundary=X'),
    ).toHaveProperty('undecided');
  });
});

describe('XML', () => {
  const person = object({
    id: { type: 'integer', xml: { attribute: true } },
    name: { type: 'string', xml: { name: 'fullName' } },
    tags: { type: 'array', items: { type: 'string', xml: { name: 'tag' } }, xml: { wrapped: true } },
    nums: { type: 'array', items: { type: 'integer', xml: { name: 'num' } } },
    address: { type: 'object', properties: { zip: { type: 'string' } } },
  });

  it.each<[string, object, string, JsonValue]>([
    [
      'attributes, names, wrapped and bare lists',
      person,
      '<?xml version="1.0"?><p id="7"><fullName>A &amp; B</fullName><tags><tag>x</tag></tags><num>1</num><num>2</num><address><zip>01</zip></address></p>',
      { id: 7, name: 'A & B', tags: ['x'], nums: [1, 2], address: { zip: '01' } },
    ],
    ['empty and missing parts', person, '<p><tags/></p>', { tags: [] }],
    ['undeclared elements stay', person, '<p><odd><a>1</a></odd></p>', { odd: { a: '1' } }],
    [
      'namespaces',
      person,
      '<n:p xmlns:n="urn:x" n:id="1"><n:fullName>x</n:fullName></n:p>',
      { id: 1, name: 'x' },
    ],
    ['CDATA', object({ t: { type: 'string' } }), '<r><t><![CDATA[<b>]]></t></r>', { t: '<b>' }],
    [
      'nil',
      object({ t: { type: ['string', 'null'] } }),
      '<r xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><t i:nil="true"/></r>',
      { t: null },
    ],
    [
      'nil without its namespace',
      object({ t: { type: ['string', 'null'] } }),
      '<r><t nil="true"/></r>',
      { t: null },
    ],
    [
      'elements that take the name of no property',
      object({ id: { type: 'integer', xml: { attribute: true } } }),
      '<p id="1"><id>2</id></p>',
      { id: 1 },
    ],
    ['an empty list that is required', object({ nums: list }, { required: ['nums'] }), '<p/>', { nums: [] }],
    [
      'text or an object',
      object({
        a: { oneOf: [{ type: 'string' }, { type: 'object', properties: { b: { type: 'integer' } } }] },
      }),
      '<p><a>x</a></p>',
      { a: 'x' },
    ],
    [
      'a map of lists',
      { schema: { type: 'object', additionalProperties: list } },
      '<m><a>1</a><b>2</b><a>3</a></m>',
      { a: [1, 3], b: [2] },
    ],
    ['a text as a whole', { schema: { type: 'string' } }, '<a><b/></a>', '<a><b/></a>'],
    ['a text with a pattern', { schema: { type: 'string', pattern: '^<' } }, '<a>x</a>', '<a>x</a>'],
    ['the text of an element', { schema: { type: 'string', maxLength: 3 } }, '<a>x</a>', 'x'],
    [
      'text nodes of 3.2',
      object({
        t: { type: 'string', xml: { nodeType: 'text' } },
        a: { type: 'integer', xml: { nodeType: 'attribute' } },
      }),
      '<r a="1">x</r>',
      { t: 'x', a: 1 },
    ],
    ['a scalar root', { schema: { type: 'integer' } }, '<n> 5 </n>', 5],
    ['a list root', { schema: list }, '<ns><n>1</n><n>2</n></ns>', [1, 2]],
  ])('%s', (_, entry, body, expected) => {
    expect(decodedValue('application/xml', entry, body)).toEqual(expected);
  });

  it('says which nodes the value has no room for', () => {
    const entry = object({
      n: { type: 'integer' },
      tags: { type: 'array', xml: { wrapped: true }, items: list },
    });
    const body = '<p><n unit="x">1</n><tags count="1"><tag kind="a"/></tags></p>';
    expect(decode('application/xml', entry, body)).toMatchObject({
      undeclared: ['/n/@unit', '/tags/@count', '/tags/0/@kind'],
    });
  });

  it('chooses a branch at every level of a recursive schema', () => {
    const branch = (k: string, type: string) => ({
      type: 'object',
      required: ['k'],
      properties: { k: { enum: [k] }, v: { type }, child: { $ref: '#/components/schemas/Node' } },
    });
    const Node = { oneOf: [branch('a', 'integer'), branch('b', 'string'), branch('c', 'boolean')] };
    const description = openapi(
      {
        '/x': {
          post: {
            requestBody: {
              content: { 'application/xml': { schema: { $ref: '#/components/schemas/Node' } } },
            },
          },
        },
      },
      { components: { schemas: { Node } } },
    );
    const [content] = operationOf(description, 'POST').requestBody?.content ?? [];
    const depth = 60;
    const body = `${'<child><k>b</k><v>7</v>'.repeat(depth)}${'</child>'.repeat(depth)}`;
    const decoded = content && decodeBody(content, Buffer.from(body), 'application/xml');
    let value: JsonValue = { k: 'b', v: '7' };
    for (let i = 1; i < depth; i++) value = { k: 'b', v: '7', child: value };
    expect(decoded).toMatchObject({ value });
  });

  it.each([
    ['<a><b></a>', /not well-formed/],
    ['', /not well-formed/],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', /not well-formed/],
    ['<other/>', /root element is <other>, expected <thing>/],
    ['<a>'.repeat(5000) + '</a>'.repeat(5000), /more than 200 levels deep/],
  ])('%.40j is a problem', (body, message) => {
    const entry = { schema: { type: 'object', xml: { name: 'thing' } } };
    const decoded = decode('application/xml', entry, body);
    expect('problem' in decoded && decoded.problem).toMatch(message);
  });
});

describe('other bodies', () => {
  it.each<[string, string, object, string, JsonValue]>([
    ['JSON keeps numbers', 'application/json', { schema: {} }, '[1.0]', [new JsonNumber('1.0')]],
    [
      'JSON in another charset',
      'application/json; charset=utf-16le',
      { schema: {} },
      '"\u0000a\u0000"\u0000',
      'a',
    ],
    ['text/json is JSON', 'text/json', { schema: {} }, '{"a":1}', { a: 1 }],
    ['YAML', 'application/yaml', { schema: {} }, 'a: 1', { a: 1 }],
    ['text', 'text/plain', { schema: { type: 'string' } }, '12', '12'],
    ['JSON lines as a text', 'application/x-ndjson', { schema: { type: 'string' } }, '1\n2\n', '1\n2\n'],
    ['JSON lines by one of them', 'application/x-ndjson', { schema: { type: 'object' } }, '{}\n{}', [{}, {}]],
    ['text of a number', 'text/plain', { schema: { type: 'integer' } }, '12', 12],
    [
      'bytes',
      'application/octet-stream',
      { schema: { type: 'string', format: 'binary' } },
      '\u0001\u0002',
      '\u0001\u0002',
    ],
    [
      'JSON lines',
      'application/jsonl',
      { itemSchema: { type: 'object' } },
      '{"a":1}\n\n{"a":2}\n',
      [{ a: 1 }, { a: 2 }],
    ],
    [
      'JSON sequences of many lines',
      'application/json-seq',
      { itemSchema: {} },
      '\u001e{\n"a": 1\n}\n\u001e2\n',
      [{ a: 1 }, 2],
    ],
    ['JSON sequences', 'application/json-seq', { itemSchema: {} }, '\u001e1\n\u001e2\n', [1, 2]],
  ])('%s', (_, mediaType, entry, body, expected) => {
    expect(decodedValue(mediaType, entry, body)).toEqual(expected);
  });

  it.each([
    ['application/json', { schema: {} }, '{', 'problem'],
    ['application/jsonl', { itemSchema: {} }, '{"a":1}\nx', 'problem'],
    ['application/x-protobuf', { schema: { type: 'object' } }, 'x', 'undecided'],
    ['text/csv', { schema: { type: 'array' } }, 'a', 'undecided'],
    ['text/html', { schema: { type: ['object', 'null'] } }, 'a', 'undecided'],
    ['application/json', { itemSchema: {} }, '1', 'undecided'],
  ])('%s %j %s is %s', (mediaType, entry, body, outcome) => {
    expect(decode(mediaType, entry, body)).toHaveProperty(outcome);
  });
});

describe('selectContent', () => {
  it.each([
    [['application/json'], 'application/json; charset=utf-8', 'application/json'],
    [['application/json;charset=UTF-8'], 'application/json', 'application/json;charset=UTF-8'],
    [['Application/JSON'], 'application/json', 'Application/JSON'],
    [['application/*'], 'application/json', 'application/*'],
    [['*/*', 'application/json'], 'application/json', 'application/json'],
    [['*/*'], '', '*/*'],
    [['application/json'], 'application/hal+json', undefined],
    [['application/*+json'], 'application/hal+json', 'application/*+json'],
    [['application/vnd.a.v1+json'], 'application/vnd.a.v2+json', undefined],
    [['application/json;v=1', 'application/json;v=2'], 'application/json;v=2', 'application/json;v=2'],
    [['application/json;v=1'], 'application/json;v=2', undefined],
    [['application/json;v=1'], 'application/json', 'application/json;v=1'],
    [['json'], 'json', 'json'],
    [['text/plain'], undefined, undefined],
  ])('of %j for %s is %s', (declared, mediaType, expected) => {
    const contents = contentOf(Object.fromEntries(declared.map((name) => [name, {}])));
    expect(selectContent(contents, mediaType)?.mediaType).toBe(expected);
  });
});

it.each([
  [200, '200'],
  [204, '2XX'],
  [404, 'default'],
])('selects the response for %i: %s', (status, expected) => {
  const responses = { default: {}, '2xx': {}, 200: {} };
  const operation = operationOf(openapi({ '/x': { get: { responses } } }));
  expect(selectResponse(operation.responses, status)?.status).toBe(expected);
});

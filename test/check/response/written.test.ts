import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/check/options.js';
import { runCheck } from '../../../src/check/run.js';
import { openapi } from '../../openapi/describe.js';
import { contractWith, exchange } from '../../pact/contract.js';

/** What is found about a response of a media type, and the body that shows that it works. */
function assessed(type: string, schema: object, body: string, rules: object = {}) {
  const contract = contractWith(
    exchange({}, { headers: { 'Content-Type': type }, body, matchingRules: { body: rules } }),
  );
  const description = openapi({
    '/a': { get: { responses: { 200: { description: 'd', content: { [type]: { schema } } } } } },
  });
  const { contracts } = runCheck({
    descriptions: [description],
    contracts: [contract],
    options: { ...DEFAULT_OPTIONS, rethrow: true },
  });
  const [result] = contracts[0]?.interactions ?? [];
  return {
    verdict: result?.verdict,
    certainty: result?.certainty,
    witness: result?.witness?.response?.body,
    findings: result?.findings.map(({ rule, message, severity, counterexample }) => ({
      rule,
      severity,
      place: /\$[^ ;]*/.exec(message)?.[0],
      body: counterexample?.response?.body,
    })),
  };
}

const XML = 'application/xml';

describe('a partial view of an XML body', () => {
  it('is completed as the xml objects say', () => {
    const schema = {
      type: 'object',
      xml: { name: 'user' },
      required: ['id', 'name', 'tags', 'notes', 'home'],
      properties: {
        id: { type: 'integer', xml: { attribute: true } },
        name: { type: 'string', enum: ['<Ada>'] },
        tags: {
          type: 'array',
          minItems: 1,
          xml: { wrapped: true },
          items: { type: 'string', enum: ['a'], xml: { name: 'tag' } },
        },
        notes: { type: 'array', minItems: 1, items: { type: 'string', enum: ['n'], xml: { name: 'note' } } },
        home: {
          type: 'object',
          required: ['zip', 'city'],
          properties: { zip: { type: 'integer', enum: [7] }, city: { type: 'string' } },
        },
      },
    };
    const { verdict, witness } = assessed(XML, schema, '<user id="1"><home><city>x</city></home></user>');
    expect(verdict).toBe('satisfied');
    expect(witness).toBe(
      '<user id="1"><home><city>x</city><zip>7</zip></home><name>&lt;Ada&gt;</name><tags><tag>a</tag></tags><note>n</note></user>',
    );
  });

  it('keeps what makes the items of a list whole', () => {
    const schema = {
      type: 'object',
      xml: { name: 'list' },
      properties: {
        item: {
          type: 'array',
          items: {
            type: 'object',
            required: ['a', 'b'],
            properties: { a: { type: 'integer' }, b: { type: 'integer', enum: [2] } },
          },
        },
      },
    };
    const { witness } = assessed(XML, schema, '<list><item><a>1</a></item><item><a>3</a></item></list>');
    expect(witness).toBe('<list><item><a>1</a><b>2</b></item><item><a>3</a><b>2</b></item></list>');
  });

  it('cannot supply what a rule of the consumer does not accept', () => {
    const schema = {
      type: 'object',
      xml: { name: 'u' },
      required: ['a', 'b'],
      properties: { a: { type: 'string' }, b: { type: 'string' } },
    };
    const rules = { '$.u': { matchers: [{ match: 'type' }] } };
    expect(assessed(XML, schema, '<u><a>x</a></u>', rules).verdict).toBe('undecided');
  });
});

describe('what a provider may write otherwise', () => {
  it('keeps namespaces, and tells attributes from elements', () => {
    const schema = {
      type: 'object',
      xml: { name: 'user' },
      required: ['name'],
      properties: {
        id: { type: 'integer', xml: { attribute: true } },
        name: { type: 'string' },
      },
    };
    const body = '<n:user xmlns:n="urn:x" id="1"><n:name>a</n:name></n:user>';
    expect(assessed(XML, schema, body)).toMatchObject({
      verdict: 'at-risk',
      findings: [
        {
          rule: 'response.body.optional',
          place: '$.id',
          body: '<n:user xmlns:n="urn:x"><n:name>a</n:name></n:user>',
        },
      ],
    });
  });

  it('leaves the length of a list to the provider state, unless the list is an element of its own', () => {
    const list = (xml: object) => ({
      type: 'object',
      xml: { name: 'x' },
      properties: { ids: { type: 'array', items: { type: 'integer', xml: { name: 'id' } }, xml } },
    });
    expect(assessed(XML, list({}), '<x><id>1</id></x>')).toMatchObject({
      verdict: 'satisfied',
      findings: [{ rule: 'response.body.length', severity: 'info' }],
    });
    expect(assessed(XML, list({ wrapped: true }), '<x><ids><id>1</id></ids></x>').findings).toContainEqual(
      expect.objectContaining({ rule: 'response.body.optional', place: '$.ids' }),
    );
  });

  it('is no proof where nothing was found', () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } };
    expect(assessed('application/x-www-form-urlencoded', schema, 'a=1')).toMatchObject({
      verdict: 'satisfied',
      certainty: { kind: 'sampled' },
      findings: [],
    });
  });

  it('is a body that the document permits: a required field of a form is not left out', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', pattern: '^[a-z]+$' } },
    };
    const rules = { '$.a': { matchers: [{ match: 'regex', regex: '[a-f]+' }] } };
    const { findings } = assessed('application/x-www-form-urlencoded', schema, 'a=b', rules);
    expect(findings?.map(({ rule }) => rule)).toEqual(['response.body.format']);
  });

  it('does not take an exact text for what the consumer relies on', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', enum: ['x', 'y'] } },
    };
    const body = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n';
    expect(assessed('multipart/form-data; boundary=b', schema, body).findings).toEqual([]);
  });
});

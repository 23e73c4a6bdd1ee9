import { describe, expect, it } from 'vitest';
import { explainContradiction } from '../../../src/check/response/contradiction.js';
import { readingOf } from '../../../src/check/schema-violations.js';
import type { JsonValue } from '../../../src/json/value.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { bodyRules, INTEGER, TYPE } from '../../matching/rules.js';

const explain = (schema: JsonValue, example: JsonValue, rules: Parameters<typeof bodyRules>[0]) =>
  explainContradiction({
    schema: compileStandalone(schema, { dialect: 'openapi-3.1' }),
    example,
    rules: bodyRules(rules),
    reading: readingOf('response'),
  });

const object = (name: string, schema: JsonValue): JsonValue => ({
  type: 'object',
  required: [name],
  properties: { [name]: schema },
});

describe('why no body is both permitted and accepted', () => {
  it('names the place and what each side says there', () => {
    expect(explain(object('s', { type: 'string' }), { s: 'x' }, { '$.s': INTEGER })).toMatchObject({
      path: '/s',
      words: 'the document says string; the rule says an integer',
      location: { pointer: '/properties/s' },
    });
  });

  it('says it of places deep inside', () => {
    const schema = object('l', { type: 'array', items: object('s', { enum: ['a', 'b'] }) });
    expect(
      explain(schema, { l: [{ s: 'c' }] }, { '$.l': { match: 'type', min: 1 }, '$.l[*].s': INTEGER }),
    ).toMatchObject({
      path: '/l/0/s',
      words: 'the document says one of "a", "b"; the rule says an integer',
    });
  });

  it('says it of items of which the consumer may also get none', () => {
    const schema = object('l', { type: 'array', items: { type: 'string' } });
    expect(explain(schema, { l: ['a'] }, { '$.l': TYPE, '$.l[*]': INTEGER })).toMatchObject({
      path: '/l/0',
      words: 'the document says string; the rule says an integer',
    });
  });

  it('says it of the example where no rule speaks', () => {
    expect(explain(object('s', { type: 'string', format: 'uuid' }), { s: 1 }, {})).toMatchObject({
      words: 'the document says string, the format uuid; the example says exactly 1',
    });
  });
});

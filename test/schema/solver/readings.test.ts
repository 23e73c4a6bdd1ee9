import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import type { Direction, Reading } from '../../../src/schema/model.js';
import { schemaConstraint } from '../../../src/schema/solver/index.js';
import { accepting, answer, CLOSED, compile, instanceOf, OPEN } from './queries.js';

const has = (...names: string[]): JsonValue => ({ type: 'object', required: names });

describe('closed world', () => {
  const user = {
    type: 'object',
    properties: { id: { type: 'integer' }, address: { properties: { city: { type: 'string' } } } },
  };

  it('does not promise what is not declared', () => {
    expect(answer([accepting(user, CLOSED), accepting(has('nick'))])).toBe('empty');
    expect(answer([accepting(user, OPEN), accepting(has('nick'))])).toBe('{"nick":null}');
  });

  it('holds at every depth', () => {
    const deep = { properties: { address: has('zip') }, required: ['address'] };
    expect(answer([accepting(user, CLOSED), accepting(deep)])).toBe('empty');
  });

  it('leaves free-form places open', () => {
    expect(answer([accepting({ type: 'object' }, CLOSED), accepting(has('x'))])).toBe('{"x":null}');
    expect(answer([accepting({ ...user, additionalProperties: true }, CLOSED), accepting(has('x'))])).toBe(
      '{"x":null}',
    );
  });

  it('counts a name as declared when any part declares it', () => {
    const parts = {
      allOf: [
        { properties: { a: { properties: { x: true } } } },
        { properties: { a: { properties: { y: true } } } },
      ],
    };
    const both = { type: 'object', required: ['a'], properties: { a: has('x', 'y') } };
    expect(answer([accepting(parts, CLOSED), accepting(both)])).toBe('{"a":{"x":null,"y":null}}');
  });

  it('only counts branches that hold', () => {
    const either = {
      oneOf: [
        { required: ['cat'], properties: { cat: true, lives: true } },
        { required: ['dog'], properties: { dog: true, tricks: true } },
      ],
    };
    expect(answer([accepting(either, CLOSED), accepting(has('cat', 'tricks'))])).toBe('empty');
    expect(answer([accepting(either, CLOSED), accepting(has('dog', 'tricks'))])).toBe(
      '{"dog":null,"tricks":null}',
    );
  });

  it('can be refused as well', () => {
    expect(answer([accepting(user, OPEN)], [accepting(user, CLOSED)])).toBe('{"a":null}');
    expect(answer([accepting({ const: { id: 1 } })], [accepting(user, CLOSED)])).toBe('empty');
  });
});

describe('direction', () => {
  const reading = (direction: Direction): Reading => ({ world: 'open', direction, formats: true });
  const account = {
    type: 'object',
    required: ['id', 'password'],
    properties: { id: { type: 'integer', readOnly: true }, password: { type: 'string', writeOnly: true } },
  };

  it('drops readOnly from requests and writeOnly from responses', () => {
    expect(instanceOf(account, reading('request'))).toBe('{"password":""}');
    expect(instanceOf(account, reading('response'))).toBe('{"id":0}');
    expect(answer([accepting(account, reading('request')), accepting(has('id'))])).toBe('empty');
  });
});

describe('discriminators', () => {
  const document = {
    openapi: '3.0.3',
    components: {
      schemas: {
        Pet: {
          type: 'object',
          required: ['kind'],
          properties: { kind: { type: 'string' } },
          discriminator: { propertyName: 'kind', mapping: { dog: '#/components/schemas/Dog' } },
        },
        Dog: {
          allOf: [
            { $ref: '#/components/schemas/Pet' },
            { type: 'object', required: ['bark'], properties: { bark: { type: 'boolean' } } },
          ],
        },
      },
    },
    $ref: '#/components/schemas/Pet',
  };
  const pet = (): ReturnType<typeof schemaConstraint> =>
    schemaConstraint(compile(document, 'openapi-3.0'), OPEN);
  const kind = (value: string): JsonValue => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: value } },
  });

  it('a value of the property selects the child', () => {
    expect(answer([pet(), accepting(kind('dog'))])).toBe('{"kind":"dog","bark":true}');
    expect(answer([pet(), accepting(kind('dog')), accepting({ not: has('bark') })])).toBe('empty');
  });

  it('the child can be what is violated', () => {
    expect(answer([accepting({ const: { kind: 'dog' } })], [pet()])).toBe('{"kind":"dog"}');
    expect(answer([accepting({ const: { kind: 'dog', bark: true } })], [pet()])).toBe('empty');
  });
});

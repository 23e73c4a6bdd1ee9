// biome-ignore-all lint/suspicious/noThenProperty: the keyword is called so
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/json/value.js';
import { judge } from '../../../src/schema/judge/index.js';
import type { Direction } from '../../../src/schema/model.js';
import { componentsOf } from '../describe.js';

const schemas = {
  Start: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['id', 'secret', 'name', 'stamp'] }] },
  Base: {
    properties: {
      id: { type: 'integer', readOnly: true },
      secret: { type: 'string', writeOnly: true },
      name: { type: 'string' },
      stamp: { $ref: '#/components/schemas/Stamp' },
    },
  },
  Stamp: { allOf: [{ type: 'string' }, { readOnly: true }] },
};

const errorsOf = (value: JsonValue, direction: Direction | undefined) =>
  judge(componentsOf(schemas), value, { world: 'closed', direction, formats: true }).errors.map(
    ({ keyword, instance, expected }) =>
      `${keyword} ${instance}${typeof expected === 'string' ? expected : ''}`,
  );

describe('direction', () => {
  it.each<[Direction | undefined, JsonValue, readonly string[]]>([
    ['request', { secret: 's', name: 'n' }, []],
    ['request', { id: 1, secret: 's', name: 'n', stamp: 'x' }, ['readOnly /id', 'readOnly /stamp']],
    ['request', { name: 'n' }, ['required secret']],
    ['response', { id: 1, name: 'n', stamp: 'x' }, []],
    ['response', { id: 1, name: 'n', stamp: 'x', secret: 's' }, ['writeOnly /secret']],
    ['response', { name: 'n', stamp: 'x' }, ['required id']],
    [undefined, { id: 1, secret: 's', name: 'n', stamp: 'x' }, []],
    [undefined, {}, ['required id', 'required secret', 'required name', 'required stamp']],
  ])('%s: %j', (direction, value, wanted) => {
    expect(errorsOf(value, direction)).toEqual(wanted);
  });

  it('takes nothing from `then` and `else` without `if`', () => {
    const start = (keywords: JsonObject) => ({
      Start: { properties: { a: {} }, required: ['a'], ...keywords },
    });
    const hidden = { properties: { a: { writeOnly: true } } };
    const verdict = (keywords: JsonObject) =>
      judge(componentsOf(start(keywords)), {}, { world: 'open', direction: 'response', formats: true })
        .verdict;
    expect(verdict({ then: hidden, else: hidden })).toBe('invalid');
    expect(verdict({ if: {}, then: hidden })).toBe('valid');
  });
});

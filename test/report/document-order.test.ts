import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinPointer } from '../../src/json/pointer.js';
import { isContainer, type JsonValue, valueBelow } from '../../src/json/value.js';
import { documentOrder } from '../../src/report/document-order.js';
import type { Location } from '../../src/source/model.js';
import { keyPosition, position } from '../../src/source/position.js';
import { sourceFromText } from '../../src/source/text.js';

/** Names of all kinds, also those that JavaScript puts before others. */
const names = fc.constantFrom('b', 'a', '10', '2', '', '__proto__', 'a/b', '-1', 'é');
const values = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.constantFrom<JsonValue>(1, 'x', null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** Every place of a value, and one beside it that is not there. */
function pointersIn(value: JsonValue, pointer = ''): string[] {
  if (!isContainer(value)) return [pointer];
  const inside = Object.keys(value).flatMap((name) =>
    pointersIn(valueBelow(value, name) as JsonValue, joinPointer(pointer, name)),
  );
  return [pointer, ...inside, joinPointer(pointer, 'nothing')];
}

const compare = (a: ReturnType<typeof position>, b: ReturnType<typeof position>): number =>
  Math.sign(a.line - b.line || a.column - b.column);

it('is the order of lines and columns, of values and of names, wherever it is told', () => {
  const seen = { told: 0, open: 0 };
  fc.assert(
    fc.property(
      values,
      fc.constantFrom(0, 1),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }),
      (value, indent, pairs) => {
        const source = sourceFromText('a.json', JSON.stringify({ value }, undefined, indent));
        const pointers = pointersIn({ value });
        for (const pair of pairs) {
          const [a, b] = pair.map(
            (at): Location => ({ source, pointer: pointers[at % pointers.length] as string }),
          );
          const order = documentOrder(a as Location, b as Location);
          seen[order === undefined ? 'open' : 'told']++;
          if (order === undefined) continue;
          for (const place of [position, keyPosition])
            expect([a, b, Math.sign(order)]).toEqual([
              a,
              b,
              compare(place(a as Location), place(b as Location)),
            ]);
        }
      },
    ),
    { seed: 20_261_242, numRuns: 1_000 },
  );
  expect(Math.min(seen.told, seen.open)).toBeGreaterThan(300);
});

it('is not told of places in different documents, nor in YAML', () => {
  const [one, other] = ['{"a":1,"b":2}', '{"a":1,"b":2}'].map((text) => sourceFromText('a.json', text));
  const yaml = sourceFromText('a.yaml', 'a: 1\nb: 2\n');
  const order = (a: typeof yaml | undefined, b: typeof yaml | undefined) =>
    documentOrder({ source: a as typeof yaml, pointer: '/a' }, { source: b as typeof yaml, pointer: '/b' });
  expect([order(one, one), order(one, other), order(yaml, yaml)]).toEqual([-1, undefined, undefined]);
});

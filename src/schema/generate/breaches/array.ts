import type { JsonValue } from '../../../json/value.js';
import { accepts } from '../../judge/index.js';
import type { Schema } from '../../model.js';
import { shuffled } from '../random.js';
import type { Breaker, Tools } from './model.js';

/** Longer arrays are not made only to be too long. */
const LENGTH_LIMIT = 1_000;

export const minItems: Breaker = ({ minItems: min }, value) =>
  min && Array.isArray(value) ? [value.slice(0, min - 1)] : [];

export const maxItems: Breaker = function* (schema, value, tools) {
  const { maxItems: max } = schema;
  if (max === undefined || max > LENGTH_LIMIT || !Array.isArray(value)) return;
  if (value.length > 0 && !schema.uniqueItems)
    yield Array.from({ length: max + 1 }, (_, i) => value[i] ?? (value.at(-1) as JsonValue));
  yield [
    ...value,
    ...Array.from({ length: Math.max(0, max + 1 - value.length) }, () => furtherItem(schema, tools)),
  ];
};

const furtherItem = ({ items }: Schema, { draw }: Tools): JsonValue => (items && draw(items)) ?? null;

export const uniqueItems: Breaker = function* (schema, value, tools) {
  if (!schema.uniqueItems || !Array.isArray(value)) return;
  const [first, ...rest] = value;
  if (first === undefined) {
    const item = furtherItem(schema, tools);
    yield [item, item];
  } else {
    yield [...value, first];
    if (rest.length > 0) yield [first, first, ...rest.slice(1)];
  }
};

/** No items of the wanted kind any more, or one fewer than are needed. */
export const contains: Breaker = function* (
  { contains: wanted, minContains = 1 },
  value,
  { reading, random, draw },
) {
  if (!wanted || minContains === 0 || !Array.isArray(value)) return;
  let kept = 0;
  const fits = (item: JsonValue): boolean => accepts(wanted, item, reading) !== false;
  yield value.filter((item) => !fits(item) || ++kept < minContains);
  yield value.filter((item) => !fits(item));
  const other =
    shuffled(random, [null, 0, 'text', true, {}, []] as JsonValue[]).find((item) => !fits(item)) ??
    draw(wanted);
  if (other !== undefined) yield value.map((item) => (fits(item) ? other : item));
};

export const maxContains: Breaker = function* (
  { contains: wanted, maxContains: max },
  value,
  { reading, draw },
) {
  if (!wanted || max === undefined || max > LENGTH_LIMIT || !Array.isArray(value)) return;
  const fitting = value.filter((item) => accepts(wanted, item, reading) === true);
  const more = (): JsonValue => draw(wanted) ?? fitting[0] ?? null;
  yield [...value, ...Array.from({ length: max + 1 - fitting.length }, more)];
};

/** Items where none are allowed, or of no allowed kind. */
export const items: Breaker = function* ({ items: rest, prefixItems, unevaluatedItems }, value, { random }) {
  if ((!rest && !unevaluatedItems && !prefixItems) || !Array.isArray(value)) return;
  for (const item of shuffled(random, [null, 'text', 0.5, true, [], {}] as JsonValue[]))
    yield [...value, item];
};

import { isObject, JsonNumber, type JsonObject, type JsonValue } from '../../../src/json/value.js';
import type { Random } from './random.js';

const n = (lexeme: string) => new JsonNumber(lexeme);

/** Scalars that look alike to careless code. */
export const SCALARS: readonly JsonValue[] = [
  'a',
  'abc',
  '',
  ' ',
  '100',
  '-1',
  '1.5',
  'true',
  'null',
  '2024-02-29',
  '1.2.3',
  'ä😀',
  'line\nbreak',
  0,
  1,
  -1,
  100,
  1.5,
  -0.5,
  n('1.0'),
  n('1e2'),
  n('-0'),
  n('1.50'),
  n('18446744073709551615'),
  n('18446744073709551616'),
  true,
  false,
  null,
];

const KEYS = ['a', 'b', 'c', 'id', 'x-y', '0', '1'];

export function jsonValue(random: Random, depth: number): JsonValue {
  if (depth === 0 || random.chance(0.45)) return random.pick(SCALARS);
  const size = random.below(4);
  if (random.chance(0.5)) return Array.from({ length: size }, () => jsonValue(random, depth - 1));
  const object: JsonObject = {};
  for (let i = 0; i < size; i++) object[random.pick(KEYS)] = jsonValue(random, depth - 1);
  return object;
}

/** A value near another one: the same, or with a few places changed, added, removed or of another type. */
export function nearby(value: JsonValue, random: Random, rate = 0.25): JsonValue {
  if (random.chance(rate * 0.3)) return jsonValue(random, 1);
  if (Array.isArray(value)) {
    const items = value.map((item) => nearby(item, random, rate));
    if (random.chance(rate)) items.splice(random.below(items.length + 1), 1);
    if (random.chance(rate))
      items.push(
        items.length && random.chance(0.6) ? nearby(random.pick(items), random, rate) : jsonValue(random, 1),
      );
    return items;
  }
  if (isObject(value)) {
    const changed: JsonObject = {};
    for (const [key, item] of Object.entries(value)) {
      if (random.chance(rate * 0.3)) continue;
      changed[random.chance(rate * 0.2) ? random.pick(KEYS) : key] = nearby(item, random, rate);
    }
    if (random.chance(rate)) changed[random.pick(KEYS)] = jsonValue(random, 1);
    return changed;
  }
  if (!random.chance(rate * 1.5)) return value;
  const same = SCALARS.filter((one) => typeof one === typeof value);
  return random.chance(0.7) ? random.pick(same) : random.pick(SCALARS);
}

/** One spelling per key: two spellings of one path would tie. */
const step = (key: string): string => (/^(?:a|b|id|m)$/.test(key) ? `.${key}` : `['${key}']`);

/** A path expression to a random place of a value, perhaps with wildcards, perhaps beside it. */
export function randomPath(value: JsonValue, random: Random): string {
  let path = '$';
  let at: JsonValue | undefined = value;
  while (at !== undefined && random.chance(0.75)) {
    if (Array.isArray(at)) {
      const index = random.below(Math.max(1, at.length));
      path += random.chance(0.6) ? '[*]' : `[${index}]`;
      at = at[index];
    } else if (isObject(at)) {
      const key = random.pick([...Object.keys(at), ...(random.chance(0.1) ? ['b'] : [])]) as
        | string
        | undefined;
      if (key === undefined) return path;
      path += random.chance(0.2) ? '.*' : step(key);
      at = at[key];
    } else return path;
  }
  return path;
}

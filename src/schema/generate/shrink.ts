import { removeAt, replaceAt } from '../../json/edit.js';
import {
  isContainer,
  isObject,
  JsonNumber,
  type JsonType,
  type JsonValue,
  jsonType,
} from '../../json/value.js';

/** Values deeper than this are left as they are. */
const DEPTH_LIMIT = 40;

/** What the schema says about a place that helps to find simpler values there. */
export interface Hints {
  /** What is allowed by name: `enum`. */
  readonly constants: readonly JsonValue[];
  /** Distances between numbers: `multipleOf`. */
  readonly steps: readonly number[];
}

type HintsAt = (tokens: readonly string[]) => Hints;

/**
 * Simpler values, one step away, the boldest steps first: a whole value instead of this one, parts taken out, then scalars
 * made smaller. Every one is simpler by {@link simplicity}, so that following them always ends.
 *
 * @param offered Values of which any may stand for the whole: the solver's smallest instances, branches of alternatives.
 */
export function* simpler(
  value: JsonValue,
  offered: readonly JsonValue[],
  hintsAt: HintsAt,
): Generator<JsonValue, void, void> {
  const size = simplicity(value);
  for (const candidate of offered) if (isSimpler(simplicity(candidate), size)) yield candidate;
  for (const candidate of steps(value, value, [], hintsAt))
    if (isSimpler(simplicity(candidate), size)) yield candidate;
}

function* steps(
  root: JsonValue,
  value: JsonValue,
  tokens: readonly string[],
  hintsAt: HintsAt,
): Generator<JsonValue, void, void> {
  if (tokens.length > DEPTH_LIMIT) return;
  const keys = isContainer(value) ? Object.keys(value) : [];
  if (keys.length > 0) {
    if (Array.isArray(value)) yield* withoutHalves(root, value, tokens);
    for (const key of [...keys].reverse()) yield removeAt(root, [...tokens, key]);
    for (const key of keys)
      yield* steps(root, (value as Record<string, JsonValue>)[key] as JsonValue, [...tokens, key], hintsAt);
    return;
  }
  const hints = hintsAt(tokens);
  for (const constant of hints.constants) yield replaceAt(root, tokens, constant);
  for (const scalar of simplerScalars(value, hints)) yield replaceAt(root, tokens, scalar);
}

function* withoutHalves(
  root: JsonValue,
  items: readonly JsonValue[],
  tokens: readonly string[],
): Generator<JsonValue> {
  yield replaceAt(root, tokens, []);
  if (items.length < 4) return;
  const half = items.length >> 1;
  yield replaceAt(root, tokens, items.slice(0, half));
  yield replaceAt(root, tokens, items.slice(half));
}

function* simplerScalars(value: JsonValue, { steps: distances }: Hints): Generator<JsonValue> {
  if (typeof value === 'string') yield* simplerTexts(value);
  else if (typeof value === 'number') {
    for (const distance of distances)
      for (const times of simplerNumbers(Math.round(value / distance))) yield times * distance;
    yield* simplerNumbers(value);
  }
  if (value === true) yield false;
  if (value instanceof JsonNumber) yield value.value;
}

function* simplerTexts(text: string): Generator<string> {
  const characters = [...text];
  const { length } = characters;
  if (length === 0) return;
  yield '';
  for (let kept = 1; kept < length; kept *= 2) yield characters.slice(0, kept).join('');
  for (let i = length - 1; i >= 0; i--)
    yield [...characters.slice(0, i), ...characters.slice(i + 1)].join('');
  for (const plain of ['a', '0', 'A']) {
    const all = plain.repeat(length);
    if (weight(all) < weight(text)) yield all;
  }
  for (let i = 0; i < length; i++)
    for (const plain of ['a', '0', 'A'])
      if (weight(plain) < weight(characters[i] as string))
        yield [...characters.slice(0, i), plain, ...characters.slice(i + 1)].join('');
}

function* simplerNumbers(value: number): Generator<number> {
  yield 0;
  if (value < 0) yield -value;
  if (!Number.isInteger(value)) yield Math.trunc(value);
  // Halving the distance to zero, then ever smaller steps: a binary search for the limit.
  for (let step = value / 2; Math.abs(step) >= 1; step /= 2) yield value - Math.trunc(step);
  if (Math.abs(value) >= 1) yield value - Math.sign(value);
  for (const digits of [0, 1, 2]) yield Number(value.toFixed(digits));
}

/** How simple a value is, most telling figure first: parts, characters, how plain these are, size of numbers. */
type Simplicity = readonly [
  parts: number,
  characters: number,
  weight: number,
  types: number,
  size: number,
  digits: number,
];

const RANKS: Readonly<Record<JsonType, number>> = {
  null: 0,
  boolean: 1,
  number: 2,
  string: 3,
  array: 4,
  object: 5,
};

function simplicity(root: JsonValue): Simplicity {
  let [parts, characters, heavy, types, size, digits] = [0, 0, 0, 0, 0, 0];
  const waiting: JsonValue[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    parts++;
    types += RANKS[jsonType(value)];
    if (typeof value === 'string') {
      characters += value.length;
      heavy += weight(value);
    } else if (typeof value === 'number') {
      size += Math.abs(value) + (value < 0 ? 0.5 : 0);
      digits += String(value).length;
    } else if (value instanceof JsonNumber) digits += value.lexeme.length + 1;
    else if (value === true) size += 0.5;
    else if (Array.isArray(value)) for (const item of value) waiting.push(item);
    else if (isObject(value))
      for (const key of Object.keys(value)) {
        characters += key.length;
        waiting.push(value[key] as JsonValue);
      }
  }
  return [parts, characters, heavy, types, size, digits];
}

function isSimpler(a: Simplicity, b: Simplicity): boolean {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** `a` and `0` are the plainest, letters and digits come before the rest of ASCII, and that before all else. */
function weight(text: string): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (character === 'a') continue;
    sum += /[0-9]/.test(character)
      ? 1 + code - 0x30
      : /[a-z]/.test(character)
        ? 20 + code - 0x61
        : /[A-Z]/.test(character)
          ? 50 + code - 0x41
          : code < 0x7f
            ? 100
            : 200;
  }
  return sum;
}

import type { Offsets } from './outline.js';
import { isObject, type JsonObject, type JsonValue } from './value.js';

/** Text that is known to be JSON whose numbers survive JSON.parse, with its large containers (see `Outline`). */
interface Text {
  readonly text: string;
  readonly containers: Offsets;
  /** How many objects of one parent are put off at most: where there are more, all of them are parsed with it. */
  readonly most: number;
}

/** Containers this far below the root are parsed whole: operations and schemas of an OpenAPI document. */
const LEVELS = 3;

/** So many parts that a text is divided into have little in common; of more, one is like another. */
const SECTIONS = 20;

/** Smaller objects are parsed sooner than put off. */
const SMALLEST = 1000;

/**
 * Stands in the text for an object that is parsed later, times its number among those of its parent. Nothing else in the text is
 * as large: numbers from 1e21 on do not survive JSON.parse with their text.
 */
const PLACEHOLDER = 1e30;

export interface DeferralOptions {
  /** Most of the text will be looked at: only its sections are put off, each to be parsed at once. */
  readonly dense?: boolean | undefined;
}

/**
 * The value of a large text, whose large objects near the root are parsed when somebody first looks at them: most of a large
 * document is about what a consumer does not call. To whoever reads them they are members like others.
 */
export function deferredValue(text: string, containers: Offsets, { dense }: DeferralOptions = {}): JsonValue {
  // The last to end is the root, unless that is no container.
  const root = containers.length / 2 - 1;
  const most = dense ? SECTIONS : Infinity;
  return root < 0 ? (JSON.parse(text) as JsonValue) : partAt({ text, containers, most }, root, 0);
}

const startOf = ({ containers }: Text, part: number): number => containers[2 * part] as number;
const endOf = ({ containers }: Text, part: number): number => containers[2 * part + 1] as number;

function partAt(source: Text, part: number, level: number): JsonValue {
  const { text } = source;
  const start = startOf(source, part);
  const end = endOf(source, part);
  const parts = level < LEVELS && text[start] === '{' ? partsWithin(source, part) : [];
  const later = parts.length <= source.most ? parts : [];
  let rest = '';
  let at = start;
  for (const [index, inner] of later.entries()) {
    rest += `${text.slice(at, startOf(source, inner))}${index + 1}e30`;
    at = endOf(source, inner);
  }
  const value = JSON.parse(rest + text.slice(at, end)) as JsonValue;
  if (later.length > 0 && isObject(value))
    for (const name of Object.keys(value)) {
      const found = value[name];
      if (typeof found !== 'number' || found < PLACEHOLDER) continue;
      const inner = later[Math.round(found / PLACEHOLDER) - 1] as number;
      defer(value, name, () => partAt(source, inner, level + 1));
    }
  return value;
}

const isWorthIt = (source: Text, part: number): boolean =>
  source.text[startOf(source, part)] === '{' && endOf(source, part) - startOf(source, part) >= SMALLEST;

/** The large objects right within one, in the order of the text. */
function partsWithin(source: Text, part: number): number[] {
  const start = startOf(source, part);
  const found: number[] = [];
  for (let inner = part - 1; inner >= 0 && startOf(source, inner) > start; ) {
    if (isWorthIt(source, inner)) found.push(inner);
    const before = startOf(source, inner);
    do inner--;
    while (inner >= 0 && startOf(source, inner) > before);
  }
  return found.reverse();
}

function defer(object: JsonObject, name: string, read: () => JsonValue): void {
  let value: JsonValue | undefined;
  const get = (): JsonValue => {
    value ??= read();
    return value;
  };
  Object.defineProperty(object, name, { enumerable: true, configurable: true, get });
}

/** Whether an object has a member that is an object; does not look into it. */
export function hasObject(object: JsonObject, name: string): boolean {
  const property = Object.getOwnPropertyDescriptor(object, name);
  return property !== undefined && (property.get !== undefined || isObject(property.value));
}

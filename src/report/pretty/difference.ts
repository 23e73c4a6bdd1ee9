import { jsonEqual } from '../../json/equal.js';
import { printJson } from '../../json/print.js';
import { isObject, type JsonObject, type JsonValue } from '../../json/value.js';

/** Deeper places are compared as a whole. */
const DEPTH = 40;
/** Longer values are cut. */
const WIDTH = 60;

/** Places at which a value differs from another, in words: `$.email: absent`, `$.id: "7" instead of 7`. */
export function differences(value: JsonValue, from: JsonValue, path = '$', depth = 0): string[] {
  if (jsonEqual(value, from)) return [];
  if (depth < DEPTH && isObject(value) && isObject(from)) return memberDifferences(value, from, path, depth);
  if (depth < DEPTH && Array.isArray(value) && Array.isArray(from)) {
    const common = Math.min(value.length, from.length);
    return [
      ...(value.length === from.length ? [] : [`${path}: ${value.length} instead of ${from.length} items`]),
      ...value
        .slice(0, common)
        .flatMap((item, index) =>
          differences(item, from[index] as JsonValue, `${path}[${index}]`, depth + 1),
        ),
    ];
  }
  return [`${path}: ${short(value)} instead of ${short(from)}`];
}

function memberDifferences(value: JsonObject, from: JsonObject, path: string, depth: number): string[] {
  const absent = Object.keys(from).filter((key) => !Object.hasOwn(value, key));
  return [
    ...absent.map((key) => `${member(path, key)}: absent`),
    ...Object.entries(value).flatMap(([key, own]) =>
      Object.hasOwn(from, key)
        ? differences(own, from[key] as JsonValue, member(path, key), depth + 1)
        : [`${member(path, key)}: ${short(own)} added`],
    ),
  ];
}

const member = (path: string, key: string): string =>
  /^[A-Za-z_][\w-]*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`;

function short(value: JsonValue): string {
  const text = printJson(value);
  return text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text;
}

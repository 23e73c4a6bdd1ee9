import { numberFromLexeme } from '../../json/number.js';
import type { JsonValue } from '../../json/value.js';
import { accepts } from '../../schema/judge/index.js';
import type { Reading, Schema } from '../../schema/model.js';
import { typesOf } from './schema-shape.js';

/** The JSON grammar of numbers: `0x10`, `+1`, `.5` and `1_000` are none. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** How decoded values are judged: as plain schemas, in either direction. */
export const PARAMETER_READING: Reading = { world: 'open', direction: undefined, formats: true };

/** What a text may stand for under a schema, the most specific reading first. Undefined types: text. */
function readings(text: string, schemas: readonly Schema[]): JsonValue[] {
  const sets = schemas.map(typesOf);
  const allows = (...types: string[]): boolean =>
    sets.some((set) => set && types.some((type) => (set as Set<string>).has(type)));
  const found: JsonValue[] = [];
  if (allows('number', 'integer') && NUMBER.test(text)) found.push(numberFromLexeme(text));
  if (allows('boolean') && (text === 'true' || text === 'false')) found.push(text === 'true');
  if (allows('string') || sets.length === 0 || sets.some((set) => set === undefined)) found.push(text);
  if (allows('null') && (text === '' || text === 'null')) found.push(null);
  return found;
}

/**
 * The value a text stands for, by the types its schemas allow: numbers and booleans only in JSON's own spelling, text
 * otherwise. Where several readings are possible the first that a schema accepts is taken.
 */
export function readScalar(text: string, schemas: readonly Schema[]): JsonValue {
  const found = readings(text, schemas);
  if (found.length > 1) {
    const accepted = found.find((value) =>
      schemas.some((schema) => accepts(schema, value, PARAMETER_READING) !== false),
    );
    if (accepted !== undefined) return accepted;
  }
  return found[0] === undefined ? text : found[0];
}

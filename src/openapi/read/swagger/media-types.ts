import { getKey, type JsonObject } from '../../../json/value.js';
import type { ReadContext } from '../context.js';

/** What a document that names no media types is taken to mean. */
const ANY = ['*/*'];

/** `consumes` or `produces`: the operation's, else the document's, else anything. */
export function mediaTypesOf(
  context: ReadContext,
  operation: JsonObject,
  key: 'consumes' | 'produces',
): readonly string[] {
  for (const owner of [operation, context.root]) {
    const list = getKey(owner, key);
    const types = Array.isArray(list)
      ? list.filter((entry): entry is string => typeof entry === 'string')
      : [];
    if (types.length > 0) return types;
  }
  return ANY;
}

import { getKey } from '../../json/value.js';
import type { HeaderDescription, ParameterEncoding, ParameterPlace, Unreadable } from '../model.js';
import { unreadableSchema } from '../synthetic-schema.js';
import { child, isTrue, isUnreadable, memberObject, type Node, type ReadContext, readAt } from './context.js';

export type ReadEncoding = (context: ReadContext, node: Node, place: ParameterPlace) => ParameterEncoding;

/** The `headers` of a response, media type or encoding. `Content-Type` is described by `content`, not here. */
export function readHeaders(
  context: ReadContext,
  owner: Node,
  encodingOf: ReadEncoding,
): HeaderDescription[] {
  const headers = memberObject(context, owner, 'headers', 'operation.malformed', '`headers`');
  if (!headers) return [];
  return declaredHeaders(headers).map((name) => {
    const place = child(headers.location, name);
    const value = headers.value[name] ?? {};
    const node = readAt(context, place, 'operation.malformed', `the header ${name}`, value);
    if (isUnreadable(node)) return unreadableHeader(name, node);
    return {
      location: node.location,
      name,
      required: isTrue(getKey(node.value, 'required')),
      deprecated: isTrue(getKey(node.value, 'deprecated')),
      encoding: encodingOf(context, node, 'header'),
      unreadable: undefined,
    };
  });
}

/** A header of which only the name is known. */
const unreadableHeader = (name: string, unreadable: Unreadable): HeaderDescription => ({
  location: unreadable.location,
  name,
  required: false,
  deprecated: false,
  encoding: { kind: 'style', style: 'simple', explode: false, schema: unreadableSchema(unreadable) },
  unreadable,
});

/** Headers are often called `x-…`, so these are no extensions here. */
const declaredHeaders = (headers: Node): string[] =>
  Object.keys(headers.value).filter((name) => name.toLowerCase() !== 'content-type');

import { getKey } from '../../json/value.js';
import type { HeaderDescription, ParameterEncoding, ParameterPlace } from '../model.js';
import { child, isTrue, memberObject, type Node, objectAt, type ReadContext } from './context.js';

export type ReadEncoding = (context: ReadContext, node: Node, place: ParameterPlace) => ParameterEncoding;

/** The `headers` of a response, media type or encoding. `Content-Type` is described by `content`, not here. */
export function readHeaders(
  context: ReadContext,
  owner: Node,
  encodingOf: ReadEncoding,
): HeaderDescription[] {
  const headers = memberObject(context, owner, 'headers', 'operation.malformed', '`headers`');
  if (!headers) return [];
  return declaredHeaders(headers).flatMap((name) => {
    const place = child(headers.location, name);
    const node = objectAt(context, place, 'operation.malformed', `the header ${name}`, headers.value[name]);
    if (!node) return [];
    return {
      location: node.location,
      name,
      required: isTrue(getKey(node.value, 'required')),
      deprecated: isTrue(getKey(node.value, 'deprecated')),
      encoding: encodingOf(context, node, 'header'),
    };
  });
}

/** Headers are often called `x-…`, so these are no extensions here. */
const declaredHeaders = (headers: Node): string[] =>
  Object.keys(headers.value).filter((name) => name.toLowerCase() !== 'content-type');

import { getKey } from '../../json/value.js';
import type { RequestBody, Unreadable } from '../model.js';
import { readContent } from './content.js';
import { isTrue, isUnreadable, type Node, type ReadContext, readMember } from './context.js';

/** A body of which nothing is known, not even whether it is required. */
export const unreadableBody = (unreadable: Unreadable): RequestBody => ({
  location: unreadable.location,
  required: false,
  content: [],
  unreadable,
});

/** The `requestBody` of an OpenAPI 3 operation. */
export function readRequestBody(context: ReadContext, operation: Node): RequestBody | undefined {
  const node = readMember(context, operation, 'requestBody', 'operation.malformed', '`requestBody`');
  if (!node) return undefined;
  if (isUnreadable(node)) return unreadableBody(node);
  return {
    location: node.location,
    required: isTrue(getKey(node.value, 'required')),
    content: readContent(context, node) ?? [],
    unreadable: undefined,
  };
}

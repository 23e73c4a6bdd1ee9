import { getKey } from '../../json/value.js';
import type { RequestBody } from '../model.js';
import { readContent } from './content.js';
import { isTrue, memberObject, type Node, type ReadContext } from './context.js';

/** The `requestBody` of an OpenAPI 3 operation. */
export function readRequestBody(context: ReadContext, operation: Node): RequestBody | undefined {
  const node = memberObject(context, operation, 'requestBody', 'operation.malformed', '`requestBody`');
  if (!node) return undefined;
  return {
    location: node.location,
    required: isTrue(getKey(node.value, 'required')),
    content: readContent(context, node) ?? [],
  };
}

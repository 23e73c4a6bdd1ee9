import { getKey, isObject } from '../../../json/value.js';
import type { MediaTypeContent, Response } from '../../model.js';
import type { Node, ReadContext } from '../context.js';
import { readSwaggerEncoding, schemaOf } from '../encoding.js';
import { readHeaders } from '../headers.js';
import { readResponses } from '../responses.js';
import { mediaTypesOf } from './media-types.js';

/** One entry per produced media type. A response without `schema` has no content (Swagger 2.0, Response Object). */
function contentOf(context: ReadContext, operation: Node, response: Node): MediaTypeContent[] {
  const schema = schemaOf(context, response);
  if (!schema) return [];
  const examples = getKey(response.value, 'examples');
  return mediaTypesOf(context, operation.value, 'produces').map((mediaType) => {
    const example = isObject(examples) ? getKey(examples, mediaType) : undefined;
    return {
      location: response.location,
      mediaType,
      schema,
      encoding: new Map(),
      itemSchema: undefined,
      examples: example === undefined ? [] : [example],
    };
  });
}

/** The responses of a Swagger 2.0 operation. */
export const readSwaggerResponses = (context: ReadContext, operation: Node): Response[] =>
  readResponses(context, operation, (response) => ({
    headers: readHeaders(context, response, readSwaggerEncoding),
    content: contentOf(context, operation, response),
  }));

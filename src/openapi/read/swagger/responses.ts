import { getKey, isObject, type JsonValue } from '../../../json/value.js';
import type { MediaTypeContent, Response } from '../../model.js';
import type { Node, ReadContext } from '../context.js';
import { readSwaggerEncoding, schemaOf } from '../encoding.js';
import { readHeaders } from '../headers.js';
import { readResponses } from '../responses.js';
import { mediaTypesOf } from './media-types.js';

/** A file is any bytes, whatever its media type: a JSON file is no string either. */
const isFile = (schema: JsonValue | undefined): boolean =>
  isObject(schema) && getKey(schema, 'type') === 'file';

/** One entry per produced media type. A response without `schema` has no content (Swagger 2.0, Response Object). */
function contentOf(context: ReadContext, operation: Node, response: Node): MediaTypeContent[] {
  if (!Object.hasOwn(response.value, 'schema')) return [];
  const schema = isFile(getKey(response.value, 'schema')) ? undefined : schemaOf(context, response);
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

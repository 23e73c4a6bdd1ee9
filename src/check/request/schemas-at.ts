import { bytesOf } from '../../json/payload.js';
import { pointerTokens } from '../../json/pointer.js';
import { decodeBody } from '../../openapi/bodies/index.js';
import { selectContent } from '../../openapi/media.js';
import type { Operation, Parameter } from '../../openapi/model.js';
import { itemSchemas, shapesOf } from '../../openapi/parameters/schema-shape.js';
import { applicableAt } from '../../schema/applicable.js';
import type { Schema } from '../../schema/model.js';
import { readingOf } from '../schema-violations.js';
import { bodyMediaType, type WireRequest } from '../wire.js';

const OPEN = readingOf('request', 'open');
const NONE: readonly Schema[] = [];

/** The schemas for a place of the request's JSON body. */
export function bodySchemas({ requestBody }: Operation, request: WireRequest, pointer: string) {
  const content = selectContent(requestBody?.content ?? [], bodyMediaType(request) ?? '');
  if (!content?.schema || request.json === undefined) return NONE;
  return applicableAt(content.schema, request.json, pointerTokens(pointer), OPEN);
}

/** The schemas for a place of the value that another body is read as. */
export function fieldSchemas({ requestBody }: Operation, request: WireRequest, tokens: readonly string[]) {
  const mediaType = bodyMediaType(request) ?? '';
  const content = selectContent(requestBody?.content ?? [], mediaType);
  if (!content?.schema || !request.body) return NONE;
  const decoded = decodeBody(content, bytesOf(request.body), mediaType);
  return 'schema' in decoded ? applicableAt(decoded.schema, decoded.value, tokens, OPEN) : NONE;
}

/** The parameters of a place by name. */
export function parameterOf({ parameters }: Operation, where: Parameter['in'], name: string) {
  const wanted = name.toLowerCase();
  return parameters.find(
    (one) => one.in === where && (where === 'header' ? one.name.toLowerCase() === wanted : one.name === name),
  );
}

/** The schema for each text of a parameter: its own, or that of the items of a list sent as a parameter for each. */
export function textSchemas(parameter: Parameter | undefined): readonly Schema[] {
  const encoding = parameter?.encoding;
  if (encoding?.kind !== 'style' || !encoding.schema) return NONE;
  if (isRepeated(parameter)) return itemSchemas([encoding.schema], 0);
  return isScalar(encoding.schema) ? [encoding.schema] : NONE;
}

const isScalar = (schema: Schema): boolean => {
  const shapes = shapesOf(schema);
  return shapes.length === 1 && shapes[0] === 'scalar';
};

/** Whether every value of a list is sent as a parameter of its own. */
export function isRepeated(parameter: Parameter | undefined): boolean {
  const encoding = parameter?.encoding;
  return (
    encoding?.kind === 'style' &&
    encoding.style === 'form' &&
    encoding.explode &&
    shapesOf(encoding.schema).join() === 'array'
  );
}

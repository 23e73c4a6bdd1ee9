import { getKey } from '../../../json/value.js';
import type { Schema } from '../../../schema/model.js';
import type { MediaTypeContent, PropertyEncoding, RequestBody } from '../../model.js';
import { objectSchema } from '../../synthetic-schema.js';
import { child, isTrue, type Node, type ReadContext } from '../context.js';
import { collectionEncoding, schemaOf } from '../encoding.js';
import type { RawParameter, RawParameters } from '../parameters.js';
import { unreadableBody } from '../request-body.js';
import { mediaTypesOf } from './media-types.js';

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'] as const;

const isForm = (mediaType: string): boolean => FORMS.some((form) => mediaType.toLowerCase().startsWith(form));

const isFile = (parameter: RawParameter): boolean => getKey(parameter.value, 'type') === 'file';

const contentOf = (node: Node, mediaType: string, schema: Schema | undefined): MediaTypeContent => ({
  location: node.location,
  mediaType,
  schema,
  encoding: new Map(),
  itemSchema: undefined,
  examples: [],
});

/** Form media types the operation consumes; files need multipart, and a document that names none means either. */
function formTypes(consumed: readonly string[], fields: readonly RawParameter[]): readonly string[] {
  const declared = consumed.filter(isForm);
  if (declared.length > 0) return declared;
  return fields.some(isFile) ? ['multipart/form-data'] : FORMS;
}

function formBody(
  context: ReadContext,
  operation: Node,
  fields: readonly RawParameter[],
  consumed: readonly string[],
): RequestBody {
  const required = fields
    .filter((field) => isTrue(getKey(field.value, 'required')))
    .map((field) => field.name);
  const properties = new Map(fields.map((field) => [field.name, context.schemaAt(field.location)]));
  const location = child(operation.location, 'parameters');
  const schema = objectSchema(location, properties, required);
  const encoding = new Map<string, PropertyEncoding>(
    fields
      .filter((field) => getKey(field.value, 'type') === 'array')
      .map((field) => [
        field.name,
        { contentType: undefined, headers: [], ...collectionEncoding(field.value, 'formData') },
      ]),
  );
  const content = formTypes(consumed, fields).map((type) => ({
    ...contentOf({ ...operation, location }, type, schema),
    encoding,
  }));
  return { location, required: required.length > 0, content, unreadable: undefined };
}

/** The request body that Swagger 2.0 writes as a `body` parameter or as `formData` parameters. */
export function readSwaggerBody(
  context: ReadContext,
  operation: Node,
  { parameters, unreadable }: RawParameters,
): RequestBody | undefined {
  const consumed = mediaTypesOf(context, operation.value, 'consumes');
  const body = parameters.find((parameter) => parameter.in === 'body');
  if (body) {
    const field = parameters.find((parameter) => parameter.in === 'formData');
    if (field)
      context.report(
        'operation.malformed',
        field.location,
        'a body and form fields exclude each other; the body counts',
      );
    const schema = schemaOf(context, body);
    const content = consumed.map((type) => contentOf(body, type, schema));
    const required = isTrue(getKey(body.value, 'required'));
    return { location: body.location, required, content, unreadable: undefined };
  }
  const [unknown] = unreadable;
  if (unknown) return unreadableBody(unknown);
  const fields = parameters.filter((parameter) => parameter.in === 'formData');
  return fields.length > 0 ? formBody(context, operation, fields, consumed) : undefined;
}

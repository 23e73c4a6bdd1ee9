import { JsonSyntaxError, parseJson } from '../../json/parse.js';
import { isForm, isJsonDocument } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { Schema } from '../../schema/model.js';
import { formFields, readForm } from '../bodies/form.js';
import type { Decoded } from './decode.js';
import { readScalar } from './scalar.js';

/** The value of a parameter that is described by `content`: its text is a small document of that media type. */
export function readContentText(
  encoding: { readonly mediaType: string; readonly schema: Schema | undefined },
  text: string,
): Decoded {
  const type = parseMediaType(encoding.mediaType);
  const schemas = encoding.schema ? [encoding.schema] : [];
  if (type && isForm(type))
    return { state: 'present', value: readForm(formFields(text), encoding.schema, new Map()).value };
  if (!type || !isJsonDocument(type)) return { state: 'present', value: readScalar(text, schemas) };
  try {
    return { state: 'present', value: parseJson(text).value };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { state: 'unreadable', problem: `not valid JSON: ${error.message}`, value: text };
  }
}

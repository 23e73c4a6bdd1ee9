import * as fc from 'fast-check';
import type { JsonValue } from '../json/value.js';
import type { HeaderDescription, MediaTypeContent, Parameter } from '../openapi/model.js';
import { decodeHeader, decodeParameters } from '../openapi/parameters/decode.js';
import { encodeHeader, encodeParameter } from '../openapi/parameters/encode.js';
import { PARAMETER_READING } from '../openapi/parameters/scalar.js';
import { arraySchema } from '../openapi/synthetic-schema.js';
import { templateName } from '../openapi/template.js';
import { arbitraryWhere, type GenerateOptions, NoValuesError } from '../schema/generate/index.js';
import { accepts } from '../schema/judge/index.js';
import type { Reading, Schema } from '../schema/model.js';
import { survivesWriting } from './bodies/index.js';
import { concreteMediaType } from './bodies/media-type.js';
import type { BodyValue } from './write-request.js';

/** What no HTTP header can carry (RFC 9110, section 5.5), and what is trimmed away. */
const UNFIT_FOR_HEADERS = /[^\t\x20-\x7e]|^\s|\s$/;
const UNFIT_FOR_COOKIES = /[^\x21-\x7e]|[",;\\]/;

/** Whether a text can be sent at its place. */
function travels(place: Parameter['in'], text: string): boolean {
  if (!text.isWellFormed()) return false;
  if (place === 'path') return text !== '' && text !== '.' && text !== '..';
  if (place === 'header') return !UNFIT_FOR_HEADERS.test(text);
  return place !== 'cookie' || !UNFIT_FOR_COOKIES.test(text);
}

/** Whether a value, written and read again, is still one that the schema of the parameter accepts. */
function survives(parameter: Parameter, schema: Schema, value: JsonValue): boolean {
  const { in: place } = parameter;
  try {
    const entries = encodeParameter(parameter, value);
    if (entries.length === 0 || !entries.every(({ text }) => travels(place, text))) return false;
    const [decoded] = decodeParameters([parameter], {
      path: new Map(
        entries.flatMap(
          ({ text }) =>
            [
              [parameter.name, text],
              [templateName(parameter.name), text],
            ] as const,
        ),
      ),
      query: entries.map(({ name, text }) => ({ name, values: [text] })),
      headers: place === 'header' ? entries.map(({ name, text }) => ({ name, values: [text] })) : [],
      cookies: entries.map(({ name, text }) => ({ name, value: text })),
    }).parameters;
    return decoded?.state === 'present' && accepts(schema, decoded.value, PARAMETER_READING) === true;
  } catch (error) {
    // encodeURIComponent refuses lone surrogates.
    if (error instanceof URIError) return false;
    throw error;
  }
}

const ANY_TEXT = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
  minLength: 1,
  maxLength: 12,
});

/** Values of a parameter. */
export const parameterArbitrary = (
  parameter: Parameter,
  options: GenerateOptions,
): fc.Arbitrary<JsonValue> => {
  const { schema } = parameter.encoding;
  return schema
    ? arbitraryWhere(schema, PARAMETER_READING, (value) => survives(parameter, schema, value), {
        ...options,
        additional: 0,
      })
    : ANY_TEXT;
};

/** Values of a header of a response. */
export const headerArbitrary = (
  header: HeaderDescription,
  options: GenerateOptions,
): fc.Arbitrary<JsonValue> => {
  const { schema } = header.encoding;
  if (!schema) return ANY_TEXT;
  const survivesAsHeader = (value: JsonValue): boolean => {
    const text = encodeHeader(header, value);
    if (!travels('header', text)) return false;
    const decoded = decodeHeader(header, [{ name: header.name, values: [text] }]);
    return decoded.state === 'present' && accepts(schema, decoded.value, PARAMETER_READING) === true;
  };
  return arbitraryWhere(schema, PARAMETER_READING, survivesAsHeader, { ...options, additional: 0 });
};

/** The schema of a whole body: that of its documents as a list, for media types that send one after the other. */
export const bodySchema = ({ schema, itemSchema, location }: MediaTypeContent): Schema | undefined =>
  schema ?? (itemSchema && arraySchema(location, itemSchema));

/** Bodies of one media type. */
export function bodyArbitrary(
  content: MediaTypeContent,
  reading: Reading,
  options: GenerateOptions,
): fc.Arbitrary<BodyValue> {
  const mediaType = concreteMediaType(content.mediaType);
  const schema = bodySchema(content);
  const values = schema
    ? arbitraryWhere(schema, reading, (value) => survivesWriting(value, content, mediaType, reading), options)
    : ANY_TEXT;
  return values.map((value) => ({ content, mediaType, value }));
}

/** Whether anything can be drawn; where nothing can, optional parts are left out. */
export function hasValues(arbitrary: fc.Arbitrary<unknown>): boolean {
  try {
    fc.sample(arbitrary, { seed: 0, numRuns: 1 });
    return true;
  } catch (error) {
    if (error instanceof NoValuesError) return false;
    throw error;
  }
}

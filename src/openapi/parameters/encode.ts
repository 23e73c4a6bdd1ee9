import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import { isForm, isJsonDocument } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { percentEncoded } from '../../text/percent.js';
import type { HeaderDescription, Parameter, ParameterEncoding, ParameterPlace } from '../model.js';
import { form } from './styles/form.js';
import { STYLES } from './styles/index.js';
import type { Entry } from './styles/model.js';
import { scalarText, treeOf } from './text-tree.js';

/** Levels of containers a style can write. */
const depthOf = (style: string): number => (style === 'deepObject' ? 10 : style === 'form' ? 2 : 1);

const same = (text: string): string => text;

/** How a text is written at its place: `form` percent-encodes cookies, the style `cookie` does not. */
function encoderOf(encoding: ParameterEncoding, place: ParameterPlace): (text: string) => string {
  if (place === 'path') return percentEncoded;
  if (place === 'cookie')
    return encoding.kind === 'style' && encoding.style === 'cookie' ? same : percentEncoded;
  return same;
}

function encodeContent(mediaType: string, name: string, value: JsonValue, place: ParameterPlace): Entry[] {
  const type = parseMediaType(mediaType);
  if (place === 'querystring' && type && isForm(type))
    return form.encode(treeOf(value, 2), { name, explode: true, encode: same });
  const text = type && isJsonDocument(type) ? printJson(value) : scalarText(value);
  // The whole query is the text: a key without value.
  return [place === 'querystring' ? { name: text, text: '' } : { name, text }];
}

function encodeEntries(
  encoding: ParameterEncoding,
  name: string,
  value: JsonValue,
  place: ParameterPlace,
): Entry[] {
  const encode = encoderOf(encoding, place);
  if (encoding.kind === 'content')
    return encodeContent(encoding.mediaType, name, value, place).map((entry) => ({
      ...entry,
      text: encode(entry.text),
    }));
  const { style, explode } = encoding;
  return STYLES[style].encode(treeOf(value, depthOf(style)), { name, explode, encode });
}

/**
 * The texts by which a value of a parameter is sent: query pairs undecorated (not percent-encoded), the path text and cookies
 * percent-encoded, one entry for a header. The reverse of decoding.
 */
export const encodeParameter = (parameter: Parameter, value: JsonValue): Entry[] =>
  encodeEntries(parameter.encoding, parameter.name, value, parameter.in);

/** The text of a header for a value. */
export const encodeHeader = (header: HeaderDescription, value: JsonValue): string =>
  encodeEntries(header.encoding, header.name, value, 'header')
    .map((entry) => entry.text)
    .join(', ');

import { isForm } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { formDecoded, percentDecoded } from '../../text/percent.js';
import { queryText } from '../../text/query.js';
import type { Parameter, ParameterEncoding } from '../model.js';
import type { RequestTexts } from './decode.js';
import type { Entry } from './styles/model.js';

/** What a request sends at a parameter's place, and how a piece of it is decoded after it was cut out. */
export interface TextReading {
  readonly entries: readonly Entry[];
  readonly decode: (text: string) => string;
}

export const trimmed = (text: string): string => text.trim();

const same = (text: string): string => text;

const queryEntries = (query: RequestTexts['query']): Entry[] =>
  query.flatMap(({ name, values }) => values.map((text) => ({ name, text: text ?? '' })));

/** Texts as they were written, where that is known; else such that decoding gives the value. */
const rawQueryEntries = (query: RequestTexts['query']): Entry[] =>
  query.flatMap(({ name, values, raw }) =>
    values.map((text, i) => ({
      name,
      text: raw?.[i] ?? (text ?? '').replaceAll('%', '%25').replaceAll('+', '%2B'),
    })),
  );

export function headerEntries(headers: RequestTexts['headers'], name: string): Entry[] {
  const wanted = name.toLowerCase();
  const values = headers
    .filter((header) => header.name.toLowerCase() === wanted)
    .flatMap((header) => header.values);
  return values.length > 0 ? [{ name, text: values.join(', ') }] : [];
}

/**
 * Items between commas: an encoded comma belongs to the item (RFC 6570, section 3.2.8). Many clients encode the separators as
 * well, and servers that decode before they split read those all the same.
 */
function queryReadings(encoding: ParameterEncoding, query: RequestTexts['query']): TextReading[] {
  const decoded: TextReading = { entries: queryEntries(query), decode: same };
  const joined = encoding.kind === 'style' && encoding.style === 'form' && !encoding.explode;
  return joined && query.some(({ raw }) => raw)
    ? [{ entries: rawQueryEntries(query), decode: formDecoded }, decoded]
    : [decoded];
}

/**
 * Cookies are written in characters that leave out much (RFC 6265, section 4.1.1): `form` percent-encodes the others, the style
 * `cookie` nothing. What a media type describes may be written either way.
 */
function cookieReadings(encoding: ParameterEncoding, cookies: RequestTexts['cookies']): TextReading[] {
  const entries = cookies.map(({ name, value }): Entry => ({ name, text: value }));
  const raw: TextReading = { entries, decode: same };
  if (!cookies.some(({ value }) => value.includes('%'))) return [raw];
  const decoded: TextReading = { entries, decode: percentDecoded };
  if (encoding.kind === 'content') return [raw, decoded];
  return [encoding.style === 'cookie' ? raw : decoded];
}

/** The whole query as one text. Forms undo the percent-encoding themselves; a key without value may be written with `=`. */
function querystringReadings(
  name: string,
  encoding: ParameterEncoding,
  query: RequestTexts['query'],
): TextReading[] {
  if (query.length === 0) return [];
  const text = queryText(query);
  const type = encoding.kind === 'content' ? parseMediaType(encoding.mediaType) : undefined;
  if (type && isForm(type)) return [{ entries: [{ name, text }], decode: same }];
  const texts = text.endsWith('=') ? [text, text.slice(0, -1)] : [text];
  return texts.map((each) => ({ entries: [{ name, text: each }], decode: percentDecoded }));
}

/** How the texts at a parameter's place can be read, the reading that the specification prefers first. */
export function readingsOf({ name, in: place, encoding }: Parameter, texts: RequestTexts): TextReading[] {
  switch (place) {
    case 'path': {
      const text = texts.path.get(name);
      return text === undefined ? [] : [{ entries: [{ name, text }], decode: percentDecoded }];
    }
    case 'header':
      return [{ entries: headerEntries(texts.headers, name), decode: trimmed }];
    case 'cookie':
      return cookieReadings(encoding, texts.cookies);
    case 'query':
      return queryReadings(encoding, texts.query);
    case 'querystring':
      return querystringReadings(name, encoding, texts.query);
  }
}

import { parse } from 'content-type';

/** A media type or media range; type, subtype and parameter names are in lower case. */
export interface MediaType {
  readonly type: string;
  readonly subtype: string;
  /** The structured syntax suffix without `+` (RFC 6839), e.g. `json` of `application/hal+json`. */
  readonly suffix: string | undefined;
  /** By name in lower case; values unquoted, as written (the charset in lower case). */
  readonly parameters: ReadonlyMap<string, string>;
}

/** A run sees few media types, each of them over and over; inputs may bring any number. */
const MOST_KNOWN = 1000;
const known = new Map<string, MediaType | undefined>();

const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

/**
 * Reads a media type or media range (RFC 9110 section 8.3.1) as leniently as servers do: surrounding space, empty
 * parameters and parameters without `=` are tolerated. A lone `*` is read as the range of everything.
 * Undefined when there is no `type/subtype`.
 */
export function parseMediaType(text: string | undefined): MediaType | undefined {
  if (text === undefined) return undefined;
  let mediaType = known.get(text);
  if (mediaType === undefined && !known.has(text)) {
    mediaType = read(text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, mediaType);
  }
  return mediaType;
}

function read(text: string): MediaType | undefined {
  const parsed = parse(text);
  const essence = parsed.type === '*' ? '*/*' : parsed.type;
  const slash = essence.indexOf('/');
  if (slash < 0) return undefined;
  const type = essence.slice(0, slash);
  const subtype = essence.slice(slash + 1);
  if (!TOKEN.test(type) || !TOKEN.test(subtype)) return undefined;
  const plus = subtype.lastIndexOf('+');
  const parameters = Object.entries(parsed.parameters).map(
    ([name, value]) => [name, name === 'charset' ? value.toLowerCase() : value] as const,
  );
  return {
    type,
    subtype,
    suffix: plus > 0 && plus < subtype.length - 1 ? subtype.slice(plus + 1) : undefined,
    parameters: new Map(parameters),
  };
}

/** `type/subtype` in lower case, without parameters. */
export const essenceOf = (mediaType: MediaType): string => `${mediaType.type}/${mediaType.subtype}`;

const isToken = (text: string): boolean => TOKEN.test(text.toLowerCase());

const quote = (value: string): string =>
  isToken(value) ? value : `"${value.replaceAll(/[\\"]/g, (char) => `\\${char}`)}"`;

/** The media type as a header value. */
export const formatMediaType = (mediaType: MediaType): string =>
  [essenceOf(mediaType), ...[...mediaType.parameters].map(([name, value]) => `${name}=${quote(value)}`)].join(
    '; ',
  );

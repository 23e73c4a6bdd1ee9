import { isIpv6 } from './ip.js';

/** Characters beyond ASCII that an IRI may hold (RFC 3987 ucschar) and, in queries, private ones. */
const UCS =
  '\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}\\u{10000}-\\u{1fffd}\\u{20000}-\\u{2fffd}\\u{30000}-\\u{dfffd}\\u{e1000}-\\u{efffd}';
const PRIVATE = '\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}';

const PARTS = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/isu;

interface Grammar {
  readonly userinfo: RegExp;
  readonly name: RegExp;
  readonly path: RegExp;
  readonly query: RegExp;
  readonly fragment: RegExp;
}

/** RFC 3986 section 3 (with RFC 3987 characters in `wide`), as one class of characters per component. */
function grammar(wide: string, wideQuery: string): Grammar {
  const of = (extra: string): RegExp => new RegExp(`^(?:[\\w.~!$&'()*+,;=${extra}-]|%[0-9a-f]{2})*$`, 'iu');
  return {
    userinfo: of(`:${wide}`),
    name: of(wide),
    path: of(`:@/${wide}`),
    query: of(`:@/?${wide}${wideQuery}`),
    fragment: of(`:@/?${wide}`),
  };
}

const grammars: { ascii?: Grammar; wide?: Grammar } = {};
/** Made when they are first needed: V8 reads such classes slowly. */
const ascii = (): Grammar => (grammars.ascii ??= grammar('', ''));
const wide = (): Grammar => (grammars.wide ??= grammar(UCS, PRIVATE));

function isReference(
  text: string,
  { userinfo, name, path, query, fragment }: Grammar,
  absolute: boolean,
): boolean {
  const match = PARTS.exec(text);
  if (!match) return false;
  const [, scheme, authority, where = '', asked = '', part = ''] = match;
  if (absolute && scheme === undefined) return false;
  if (authority !== undefined && !isAuthority(authority, userinfo, name)) return false;
  // Without a scheme, a colon in the first segment would start one.
  if (scheme === undefined && authority === undefined && /^[^/]*:/.test(where)) return false;
  return path.test(where) && query.test(asked) && fragment.test(part);
}

function isAuthority(text: string, userinfo: RegExp, name: RegExp): boolean {
  const at = text.lastIndexOf('@');
  if (at >= 0 && !userinfo.test(text.slice(0, at))) return false;
  const match = /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/u.exec(text.slice(at + 1));
  const host = match?.[1];
  if (host === undefined) return false;
  if (!host.startsWith('[')) return name.test(host);
  const literal = host.slice(1, -1);
  return isIpv6(literal) || /^v[0-9a-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(literal);
}

/** What almost every URI looks like; all of it is part of the grammar above. */
const PLAIN = /^[a-z][a-z0-9+.-]*:\/\/[\w.~-]+(?::\d*)?(?:\/[\w.~!$&'()*+,;=:@/-]*)?$/i;

export const isUri = (text: string): boolean => PLAIN.test(text) || isReference(text, ascii(), true);
export const isUriReference = (text: string): boolean => isReference(text, ascii(), false);
export const isIri = (text: string): boolean => isReference(text, wide(), true);
export const isIriReference = (text: string): boolean => isReference(text, wide(), false);

const NAME = '(?:\\w|%[0-9a-f]{2})(?:\\.?(?:\\w|%[0-9a-f]{2}))*';
const VARIABLE = `${NAME}(?::[1-9]\\d{0,3}|\\*)?`;
const LITERAL = `[^\\u{0}-\\u{20}"%<>\\\\^\`{|}\\u{7f}]|%[0-9a-f]{2}`;
const TEMPLATE = new RegExp(`^(?:${LITERAL}|\\{[+#./;?&=,!@|]?${VARIABLE}(?:,${VARIABLE})*\\})*$`, 'iu');

/** RFC 6570. */
export const isUriTemplate = (text: string): boolean => TEMPLATE.test(text);

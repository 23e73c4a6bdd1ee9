import { compileFormat, DEFAULT_FORMATS } from '../../matching/dates/accepts.js';
import type { DateKind } from '../../matching/dates/index.js';
import { type DateToken, parseDatePattern } from '../../matching/dates/pattern.js';
import { compileRegex } from '../../regex/index.js';
import { jsonNumbers } from '../../regex/json-texts.js';
import { mayMatch } from '../../regex/may-match.js';

/** What every text of a date format looks like. */
export interface DateShape {
  /** ECMAScript; wide, but enough to see that `yyyy-MM-dd` and an RFC 3339 date-time have nothing in common. */
  readonly pattern: string;
  /** Whether a text may look like a number of JSON, as those of `yyyy` do. */
  readonly mayBeNumber: boolean;
}

/** Letters that stand for digits only, however often they are repeated. */
const DIGITS = /^[yYuLdDHkKhmsSnNAwWF]$/;

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** The shape of the texts of a Java date format; undefined when it cannot be read. */
export function dateShape(kind: DateKind, format: string | undefined): DateShape | undefined {
  const tokens = compileFormat(kind, format) && parseDatePattern(format || DEFAULT_FORMATS[kind]);
  if (!tokens) return undefined;
  const pattern = `^(?:${tokens.map(patternOf).join('')})$`;
  return { pattern, mayBeNumber: mayBeNumber(tokens, pattern) };
}

function patternOf(token: DateToken): string {
  if (token.kind === 'literal') return escaped(token.text);
  if (DIGITS.test(token.letter)) return '[0-9]+';
  if (token.letter === 'M') return token.width <= 2 ? '[0-9]{1,2}' : '[A-Za-z]+';
  if (token.letter === 'X' || token.letter === 'x') return '(?:Z|[+-][0-9:]+)';
  return '[A-Za-z0-9+:/_-]*';
}

/** RFC 8259, section 6, of any digits. */
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Most formats have literal texts that tell them from a number. */
function mayBeNumber(tokens: readonly DateToken[], pattern: string): boolean {
  const texts = tokens.map((token) => (token.kind === 'literal' ? token.text : '0')).join('');
  if (!/^[\d.e+-]*$/i.test(texts)) return false;
  return tokens.every(isDigits) ? NUMBER.test(texts) : mayMatch(compileRegex(pattern, 'ecma'), jsonNumbers());
}

const isDigits = (token: DateToken): boolean =>
  token.kind === 'literal' || DIGITS.test(token.letter) || (token.letter === 'M' && token.width <= 2);

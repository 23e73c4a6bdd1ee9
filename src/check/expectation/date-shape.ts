import { compileFormat, DEFAULT_FORMATS } from '../../matching/dates/accepts.js';
import type { DateKind } from '../../matching/dates/index.js';
import { parseDatePattern } from '../../matching/dates/pattern.js';

/** Letters that stand for digits only, however often they are repeated. */
const DIGITS = /^[yYuLdDHkKhmsSnNAwWF]$/;

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * A pattern (ECMAScript) that every text of a Java date format matches: wide, but enough to see that `yyyy-MM-dd` and an
 * RFC 3339 date-time have nothing in common. Undefined when the format cannot be read.
 */
export function dateShape(kind: DateKind, format: string | undefined): string | undefined {
  const tokens = compileFormat(kind, format) && parseDatePattern(format || DEFAULT_FORMATS[kind]);
  if (!tokens) return undefined;
  const pieces = tokens.map((token) => {
    if (token.kind === 'literal') return escaped(token.text);
    if (DIGITS.test(token.letter)) return '[0-9]+';
    if (token.letter === 'M') return token.width <= 2 ? '[0-9]{1,2}' : '[A-Za-z]+';
    if (token.letter === 'X' || token.letter === 'x') return '(?:Z|[+-][0-9:]+)';
    return '[A-Za-z0-9+:/_-]*';
  });
  return `^(?:${pieces.join('')})$`;
}

import { DATE_FIELDS, MAX_WIDTH } from './fields.js';
import { type DateToken, parseDatePattern, RESERVED } from './pattern.js';

/** Why a token makes a format invalid; undefined: it does not. */
export function tokenFault(token: DateToken): string | undefined {
  if (token.kind === 'literal') return undefined;
  const { letter, width } = token;
  const written = letter.repeat(width);
  if (!Object.hasOwn(DATE_FIELDS, letter)) return `${written} must be quoted: '${written}'`;
  const most = MAX_WIDTH[letter] ?? width;
  return width > most ? `${written} has more than ${most} letters` : undefined;
}

/** Why a format cannot be read; undefined: it can. */
export function formatFault(pattern: string): string | undefined {
  const tokens = parseDatePattern(pattern);
  if (tokens) return tokens.map(tokenFault).find((fault) => fault !== undefined);
  const unquoted = pattern.replaceAll(/'[^']*'/g, '');
  if (unquoted.includes("'")) return 'a quote is not closed';
  const [reserved = ''] = RESERVED.exec(unquoted) ?? [];
  return `${reserved} must be quoted: '${reserved}'`;
}

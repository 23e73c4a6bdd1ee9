import type { SetItem } from './ast.js';
import { Invalid, Unsupported } from './ast.js';

/** POSIX bracket and property names with Oniguruma's Unicode meaning, as class text of ECMAScript's `v` syntax. */
const NAMED: Readonly<Record<string, string>> = {
  alnum: '\\p{Alphabetic}\\p{Nd}',
  alpha: '\\p{Alphabetic}',
  ascii: '\\p{ASCII}',
  blank: '\\p{Zs}\\t',
  cntrl: '\\p{Cc}',
  digit: '\\p{Nd}',
  graph: '[^\\p{White_Space}\\p{Cc}\\p{Cn}\\p{Cs}]',
  lower: '\\p{Lowercase}',
  print: '[^\\p{White_Space}\\p{Cc}\\p{Cn}\\p{Cs}]\\p{Zs}',
  punct: '\\p{P}\\p{S}',
  space: '\\p{White_Space}',
  upper: '\\p{Uppercase}',
  word: '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}',
  xdigit: '0-9A-Fa-f',
};

const CASED = new Set(['lower', 'upper']);

/** A POSIX bracket name, or undefined when there is no such bracket. */
export const posixSet = (name: string, negate: boolean): SetItem | undefined =>
  Object.hasOwn(NAMED, name) ? named(NAMED[name] as string, negate, CASED.has(name)) : undefined;

export const DIGIT = NAMED.digit as string;
export const SPACE = NAMED.space as string;
export const WORD = NAMED.word as string;
export const HEX = NAMED.xdigit as string;

export const named = (text: string, negate: boolean, cased = false): SetItem => ({
  kind: 'named',
  text: negate ? `[^${text}]` : text,
  cased,
});

/**
 * `\p{name}`: names ignore case, spaces, `_` and `-` in Oniguruma. POSIX names first, then Unicode general categories,
 * binary properties and scripts that ECMAScript knows under the same name.
 */
export function propertySet(name: string, negate: boolean): SetItem {
  const key = name.toLowerCase().replace(/[\s_-]/g, '');
  // As a property, `punct` is the general category; as a bracket it also holds symbols.
  const posix = key === 'punct' ? named('\\p{P}', negate) : posixSet(key, negate);
  if (posix) return posix;
  if (name.includes('=') || /^(?:is|java)/.test(key))
    throw new Invalid(`invalid character property name {${name}}`);
  const title = name
    .split(/[\s_-]+/)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase())
    .join('_');
  for (const candidate of [name, title, `Script=${title}`])
    if (/^[\w=]+$/.test(candidate) && isProperty(candidate))
      return named(`\\p{${candidate}}`, negate, !candidate.startsWith('Script='));
  throw new Unsupported(`\\p{${name}}`);
}

function isProperty(name: string): boolean {
  try {
    new RegExp(`\\p{${name}}`, 'u');
    return true;
  } catch {
    return false;
  }
}

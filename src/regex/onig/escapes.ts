import {
  type Anchor,
  type Cursor,
  Invalid,
  peek,
  readUntil,
  type SetItem,
  startsWith,
  Unsupported,
} from './ast.js';
import { DIGIT, HEX, named, propertySet, SPACE, WORD } from './properties.js';

/** What a backslash sequence stands for. */
export type Escape =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'set'; readonly item: SetItem }
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  | { readonly kind: 'backreference'; readonly target: number | string }
  | { readonly kind: 'lineBreak' };

const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, a: 7, e: 27 };

const SETS: Readonly<Record<string, string>> = { d: DIGIT, h: HEX, s: SPACE, w: WORD };

const ANCHORS: Readonly<Record<string, Anchor>> = {
  A: 'textStart',
  G: 'textStart',
  z: 'textEnd',
  Z: 'textEndOrNewline',
  b: 'word',
  B: 'notWord',
};

/** Reads the escape behind a backslash that was just consumed. */
export function readEscape(cursor: Cursor, inClass: boolean): Escape {
  const char = peek(cursor);
  if (char === undefined) throw new Invalid('end pattern at escape');
  cursor.position++;
  const lower = char.toLowerCase();
  if (Object.hasOwn(SETS, lower)) return { kind: 'set', item: named(SETS[lower] as string, lower !== char) };
  if (inClass && char === 'b') return { kind: 'code', code: 8 };
  if (Object.hasOwn(CONTROL, char)) return { kind: 'code', code: CONTROL[char] as number };
  if (lower === 'p' && peek(cursor) === '{') return { kind: 'set', item: readProperty(cursor, char === 'P') };
  if (char === 'x' || char === 'u') return { kind: 'code', code: readHex(cursor, char) };
  if (/[0-9]/.test(char)) return readNumber(cursor, char, inClass);
  if (!inClass && Object.hasOwn(ANCHORS, char)) return { kind: 'anchor', anchor: ANCHORS[char] as Anchor };
  if (!inClass && char === 'k') return { kind: 'backreference', target: readName(cursor) };
  if (!inClass && char === 'R') return { kind: 'lineBreak' };
  if (!inClass && char === 'N') return { kind: 'set', item: named('\\n', true) };
  if (!inClass && char === 'O') return { kind: 'set', item: named('\\s\\S', false) };
  if (/[XKgcCMyY]/.test(char)) throw new Unsupported(`\\${char}`);
  return { kind: 'code', code: char.codePointAt(0) as number };
}

function readProperty(cursor: Cursor, negate: boolean): SetItem {
  cursor.position++;
  const name = readUntil(cursor, '}', '\\p{');
  return name.startsWith('^') ? propertySet(name.slice(1), !negate) : propertySet(name, negate);
}

function readHex(cursor: Cursor, char: string): number {
  const braces = char === 'x' && peek(cursor) === '{';
  const limit = char === 'u' ? 4 : 2;
  let digits = '';
  if (braces) {
    cursor.position++;
    digits = readUntil(cursor, '}', '\\x{');
  } else
    while (digits.length < limit && /^[0-9a-fA-F]$/.test(peek(cursor) ?? ''))
      digits += cursor.chars[cursor.position++];
  const code = /^[0-9a-fA-F]{1,8}$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  if (char === 'u' && digits.length < 4) throw new Invalid('invalid code point value');
  const whole = char === 'u' || braces || code < 0x80;
  if (!whole || !(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff))
    throw new Unsupported(`\\${char}${digits}`);
  return code;
}

/** `\1` is a group, `\012` an octal code; in a class always the latter. */
function readNumber(cursor: Cursor, first: string, inClass: boolean): Escape {
  let digits = first;
  while (/^[0-9]$/.test(peek(cursor) ?? '') && digits.length < 3) digits += cursor.chars[cursor.position++];
  if (first !== '0' && !inClass) {
    if (/^[0-1][0-7]{2}$/.test(digits)) return { kind: 'code', code: Number.parseInt(digits, 8) };
    if (digits.length > 2) throw new Unsupported(`\\${digits}`);
    return { kind: 'backreference', target: Number(digits) };
  }
  if (inClass && /^[89]$/.test(digits)) return { kind: 'code', code: digits.charCodeAt(0) };
  if (!/^(?:[01]?[0-7]{1,2})$/.test(digits)) throw new Unsupported(`\\${digits}`);
  return { kind: 'code', code: Number.parseInt(digits, 8) };
}

function readName(cursor: Cursor): number | string {
  const close = startsWith(cursor, '<') ? '>' : startsWith(cursor, "'") ? "'" : undefined;
  if (!close) return unsupportedName();
  cursor.position++;
  const name = readUntil(cursor, close, '\\k');
  if (/^\d{1,2}$/.test(name)) return Number(name);
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : unsupportedName();
}

function unsupportedName(): never {
  throw new Unsupported('\\k');
}

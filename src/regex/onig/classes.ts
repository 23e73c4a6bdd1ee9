import { type Cursor, Invalid, type OnigSet, peek, type SetItem, startsWith, Unsupported } from './ast.js';
import { readEscape } from './escapes.js';
import { posixSet } from './properties.js';

const DEPTH_LIMIT = 50;

/** Reads a character class behind its opening bracket: ranges, nested classes, POSIX brackets, `&&`. */
export function readClass(cursor: Cursor, depth = 0): OnigSet {
  if (depth > DEPTH_LIMIT) throw new Unsupported('deeply nested character class');
  const negate = peek(cursor) === '^';
  if (negate) cursor.position++;
  const operands: SetItem[][] = [[]];
  let first = true;
  for (;;) {
    const char = peek(cursor);
    const items = operands.at(-1) as SetItem[];
    if (char === undefined) throw new Invalid('premature end of char-class');
    if (char === ']' && !(first && cursor.chars.indexOf(']', cursor.position + 1) > 0)) {
      if (first) throw new Invalid('empty char-class');
      cursor.position++;
      if (operands.some((operand) => operand.length === 0)) throw new Unsupported('empty side of &&');
      return { negate, operands };
    }
    first = false;
    if (startsWith(cursor, '&&')) {
      cursor.position += 2;
      operands.push([]);
    } else items.push(readItem(cursor, depth));
  }
}

function readItem(cursor: Cursor, depth: number): SetItem {
  const char = cursor.chars[cursor.position++] as string;
  if (char === '[') {
    const posix = readPosix(cursor);
    return posix ? notARange(cursor, posix) : { kind: 'set', set: readClass(cursor, depth + 1) };
  }
  const from = char === '\\' ? readClassEscape(cursor) : (char.codePointAt(0) as number);
  if (typeof from !== 'number') return notARange(cursor, from);
  const next = peek(cursor, 1);
  if (peek(cursor) !== '-' || next === undefined || next === ']') return { kind: 'range', from, to: from };
  if (next === '[' || startsWith(cursor, '-&&')) throw new Unsupported('a range in front of a nested class');
  cursor.position++;
  const last = cursor.chars[cursor.position++] as string;
  const to = last === '\\' ? readClassEscape(cursor) : (last.codePointAt(0) as number);
  if (typeof to !== 'number') throw new Invalid('char-class value at end of range');
  if (to < from) throw new Invalid('empty range in char class');
  return { kind: 'range', from, to };
}

/** A class cannot start a range: Oniguruma refuses `[\\w-.]`. */
function notARange(cursor: Cursor, item: SetItem): SetItem {
  const after = peek(cursor, 1);
  if (peek(cursor) === '-' && after !== undefined && after !== ']' && after !== '&')
    throw new Invalid('unmatched range specifier in char-class');
  return item;
}

function readClassEscape(cursor: Cursor): number | SetItem {
  const escaped = readEscape(cursor, true);
  if (escaped.kind === 'code') return escaped.code;
  if (escaped.kind === 'set') return escaped.item;
  throw new Unsupported('an escape inside a character class');
}

/** `[:alpha:]` behind its first bracket; undefined when what follows is an ordinary nested class. */
function readPosix(cursor: Cursor): SetItem | undefined {
  const match = /^:(\^?)([a-z]{1,10}):\]/.exec(
    cursor.chars.slice(cursor.position, cursor.position + 16).join(''),
  );
  if (!match) return undefined;
  const item = posixSet(match[2] as string, match[1] === '^');
  if (!item) throw new Invalid('invalid POSIX bracket type');
  cursor.position += match[0].length;
  return item;
}

import { type Anchor, type OnigNode, type OnigSet, type SetItem, Unsupported } from './ast.js';
import { caseVariants, swappedRanges } from './fold.js';
import { WORD } from './properties.js';

/** How to print: under the `i` flag, or with case-insensitive places spelled out. */
export interface Printing {
  readonly flagged: boolean;
  /** Groups that a back-reference names. */
  readonly referenced: ReadonlySet<number>;
  readonly groupOf: (target: number | string) => number;
  atomics: number;
}

const ANCHORS: Readonly<Record<Anchor, string>> = {
  lineStart: '(?:(?<![\\s\\S])|(?<=\\n)(?=[\\s\\S]))',
  lineEnd: '(?![^\\n])',
  textStart: '(?<![\\s\\S])',
  textEnd: '(?![\\s\\S])',
  textEndOrNewline: '(?=\\n?(?![\\s\\S]))',
  word: `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`,
  notWord: `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`,
};

const TRUE_AT_START = new Set<Anchor>(['lineStart', 'textStart']);
const TRUE_AT_END = new Set<Anchor>(['lineEnd', 'textEnd', 'textEndOrNewline']);

/**
 * Prints a pattern as ECMAScript source under the `v` flag. `first` and `last` say that the node stands at the start or
 * end of the whole value, where line and text anchors are always true and are left out.
 */
export function printNode(node: OnigNode, printing: Printing, first: boolean, last: boolean): string {
  switch (node.kind) {
    case 'alternatives':
      return node.options.map((option) => printNode(option, printing, first, last)).join('|');
    case 'sequence':
      return printSequence(node.items, printing, first, last);
    case 'char':
      return printChar(node.code, node.icase && !printing.flagged);
    case 'set':
      return printSet(node.set, node.icase && !printing.flagged);
    case 'anchor':
      return ANCHORS[node.anchor];
    case 'capture': {
      const body = printNode(node.body, printing, first, last);
      return printing.referenced.has(node.index) ? `(?<g${node.index}>${body})` : `(?:${body})`;
    }
    case 'look':
      return `(?${node.behind ? '<' : ''}${node.negate ? '!' : '='}${printNode(node.body, printing, false, false)})`;
    case 'atomic': {
      // A look-ahead is atomic in ECMAScript: match it, then consume exactly what it matched.
      const name = `a${printing.atomics++}`;
      return `(?:(?=(?<${name}>${printNode(node.body, printing, false, false)}))\\k<${name}>)`;
    }
    case 'repeat': {
      const body = printNode(node.body, printing, false, false);
      const single = node.body.kind === 'char' || node.body.kind === 'set' || node.body.kind === 'capture';
      return (single ? body : `(?:${body})`) + quantifier(node.min, node.max) + (node.lazy ? '?' : '');
    }
    case 'backreference':
      if (node.icase && !printing.flagged) throw new Unsupported('a back-reference that ignores case');
      return `\\k<g${printing.groupOf(node.target)}>`;
  }
}

function printSequence(
  items: readonly OnigNode[],
  printing: Printing,
  first: boolean,
  last: boolean,
): string {
  let start = 0;
  let end = items.length;
  const isAnchor = (item: OnigNode | undefined, set: ReadonlySet<Anchor>) =>
    item?.kind === 'anchor' && set.has(item.anchor);
  if (first) while (start < end && isAnchor(items[start], TRUE_AT_START)) start++;
  if (last) while (end > start && isAnchor(items[end - 1], TRUE_AT_END)) end--;
  return items
    .slice(start, end)
    .map((item, index, kept) => {
      const text = printNode(item, printing, first && index === 0, last && index === kept.length - 1);
      return (item.kind === 'alternatives' || item.kind === 'sequence') &&
        (kept.length > 1 || item.kind === 'alternatives')
        ? `(?:${text})`
        : text;
    })
    .join('');
}

function quantifier(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function printChar(code: number, fold: boolean): string {
  const variants = fold ? caseVariants(code) : [code];
  return variants.length === 1 ? escapeCode(code) : `[${variants.map(escapeCode).join('')}]`;
}

/** A character as source text that means itself, inside and outside a class. */
function escapeCode(code: number): string {
  const char = String.fromCodePoint(code);
  if (/[A-Za-z0-9_ ]/.test(char) || code > 0xa0) {
    if (code < 0xd800 || (code > 0xdfff && code !== 0xfeff && code < 0x110000))
      return /\s/.test(char) && code !== 32 ? hex(code) : char;
    return hex(code);
  }
  return /[$()*+./?[\\\]^{|}]/.test(char) ? `\\${char}` : hex(code);
}

const hex = (code: number): string =>
  code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;

function printSet(set: OnigSet, fold: boolean): string {
  const only = set.operands.length === 1 && set.operands[0]?.length === 1 ? set.operands[0][0] : undefined;
  if (
    only?.kind === 'named' &&
    !set.negate &&
    !(fold && only.cased) &&
    /^(?:\\p\{\w+\}|\[\^.*\])$/.test(only.text)
  )
    return only.text;
  const sides = set.operands.map((items) => items.map((item) => printItem(item, fold)).join(''));
  const body = sides.length === 1 ? sides[0] : sides.map((side) => `[${side}]`).join('&&');
  return `[${set.negate ? '^' : ''}${body}]`;
}

function printItem(item: SetItem, fold: boolean): string {
  if (item.kind === 'set') return printSet(item.set, fold);
  if (item.kind === 'named') {
    if (fold && item.cased) throw new Unsupported('a case-insensitive property in part of the pattern');
    return item.text;
  }
  const ranges: [number, number][] = [[item.from, item.to]];
  if (fold) ranges.push(...swappedRanges(item.from, item.to));
  return ranges
    .map(([from, to]) => (from === to ? escapeCode(from) : `${escapeCode(from)}-${escapeCode(to)}`))
    .join('');
}

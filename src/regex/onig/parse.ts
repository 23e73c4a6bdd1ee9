import { type Cursor, Invalid, type OnigNode, peek, readUntil, startsWith, Unsupported } from './ast.js';
import { readClass } from './classes.js';
import { readEscape } from './escapes.js';
import { named } from './properties.js';

interface Options {
  readonly icase: boolean;
  /** Ruby's `m`: the dot matches newlines. */
  readonly dotall: boolean;
  readonly extended: boolean;
}

interface Parser extends Cursor {
  largestReference: number;
  /** Groups opened so far: their names, undefined for plain ones. */
  readonly groups: (string | undefined)[];
  readonly namedGroups: boolean;
}

const DEPTH_LIMIT = 150;
/** Oniguruma refuses larger repeat counts. */
const REPEAT_LIMIT = 100_000;

/**
 * Parses Ruby syntax as Oniguruma does.
 * @throws Invalid when Oniguruma refuses the pattern, Unsupported when its meaning is not certain here.
 */
export function parseOniguruma(pattern: string): OnigNode {
  const parser: Parser = {
    chars: Array.from(pattern),
    position: 0,
    largestReference: 0,
    groups: [],
    // With named groups, plain ones do not capture.
    namedGroups: /\(\?(?:<[^=!]|')/.test(pattern.replace(/\\[\s\S]/g, '..')),
  };
  const node = readAlternatives(parser, { icase: false, dotall: false, extended: false }, 0);
  if (parser.position < parser.chars.length) throw new Invalid('unmatched close parenthesis');
  const { largestReference } = parser;
  if (largestReference > parser.groups.length) {
    if (largestReference < 10) throw new Invalid('invalid backref number');
    throw new Unsupported(`\\${largestReference}`);
  }
  return node;
}

function readAlternatives(parser: Parser, options: Options, depth: number): OnigNode {
  if (depth > DEPTH_LIMIT) throw new Unsupported('deeply nested groups');
  const branches = [readSequence(parser, options, depth)];
  while (peek(parser) === '|') {
    parser.position++;
    branches.push(readSequence(parser, options, depth));
  }
  return branches.length === 1 ? (branches[0] as OnigNode) : { kind: 'alternatives', options: branches };
}

function readSequence(parser: Parser, options: Options, depth: number): OnigNode {
  const items: OnigNode[] = [];
  for (;;) {
    const char = peek(parser);
    if (char === undefined || char === '|' || char === ')') return { kind: 'sequence', items };
    if (options.extended && /\s/.test(char)) parser.position++;
    else if (options.extended && char === '#') skipComment(parser);
    else if (startsWith(parser, '(?#')) readUntil(parser, ')', 'comment');
    else {
      const inline = readInlineOptions(parser, options);
      if (inline) {
        // Ruby: options inside a group hold to its end, over the alternatives: a(?i)b|c is a(?i:b|c).
        items.push(readAlternatives(parser, inline, depth + 1));
      } else items.push(readRepeats(parser, readAtom(parser, options, depth)));
    }
  }
}

function skipComment(parser: Parser): void {
  while (parser.position < parser.chars.length && parser.chars[parser.position] !== '\n') parser.position++;
}

/** `(?im-x)` without a colon; undefined when the cursor is not at one. */
function readInlineOptions(parser: Parser, options: Options): Options | undefined {
  const match = /^\(\?(?!\))([imx]*)(?:-([imx]*))?\)/.exec(
    parser.chars.slice(parser.position, parser.position + 12).join(''),
  );
  if (!match) return undefined;
  parser.position += match[0].length;
  return withOptions(options, match[1] ?? '', match[2] ?? '');
}

const withOptions = (options: Options, on: string, off: string): Options => ({
  icase: (options.icase || on.includes('i')) && !off.includes('i'),
  dotall: (options.dotall || on.includes('m')) && !off.includes('m'),
  extended: (options.extended || on.includes('x')) && !off.includes('x'),
});

function readAtom(parser: Parser, options: Options, depth: number): OnigNode {
  const { icase } = options;
  const char = parser.chars[parser.position++] as string;
  if (char === '(') return readGroup(parser, options, depth);
  if (char === '[') return { kind: 'set', set: readClass(parser), icase };
  if (char === '^') return { kind: 'anchor', anchor: 'lineStart' };
  if (char === '$') return { kind: 'anchor', anchor: 'lineEnd' };
  if (char === '.') return setOf(options.dotall ? named('\\s\\S', false) : named('\\n', true), false);
  if (/[*+?]/.test(char)) throw new Invalid('target of repeat operator is not specified');
  if (char === '{' && readInterval({ chars: parser.chars, position: parser.position - 1 }))
    throw new Invalid('target of repeat operator is not specified');
  if (char !== '\\') return { kind: 'char', code: char.codePointAt(0) as number, icase };
  const escaped = readEscape(parser, false);
  if (escaped.kind === 'code') return { kind: 'char', code: escaped.code, icase };
  // A property outside a class keeps its case even where case is ignored.
  if (escaped.kind === 'set') return setOf(escaped.item, false);
  if (escaped.kind === 'anchor') return escaped;
  if (escaped.kind === 'lineBreak') return LINE_BREAK;
  if (parser.namedGroups && typeof escaped.target === 'number')
    throw new Unsupported('a numbered back-reference beside named groups');
  if (typeof escaped.target === 'number')
    parser.largestReference = Math.max(parser.largestReference, escaped.target);
  return { ...escaped, icase };
}

const setOf = (item: ReturnType<typeof named>, icase: boolean): OnigNode => ({
  kind: 'set',
  set: { negate: false, operands: [[item]] },
  icase,
});

const codeNode = (code: number): OnigNode => ({ kind: 'char', code, icase: false });

const LINE_BREAK: OnigNode = {
  kind: 'atomic',
  body: {
    kind: 'alternatives',
    options: [
      { kind: 'sequence', items: [codeNode(13), codeNode(10)] },
      setOf(named('\\n-\\r\\u0085\\u2028\\u2029', false), false),
    ],
  },
};

function readGroup(parser: Parser, options: Options, depth: number): OnigNode {
  const inner = (scoped = options): OnigNode => {
    const body = readAlternatives(parser, scoped, depth + 1);
    if (peek(parser) !== ')') throw new Invalid('end pattern with unmatched parenthesis');
    parser.position++;
    return body;
  };
  const capture = (name: string | undefined): OnigNode => {
    const index = parser.groups.push(name);
    return { kind: 'capture', index, name, body: inner() };
  };
  if (peek(parser) !== '?') {
    if (peek(parser) === '*') throw new Unsupported('(*');
    return parser.namedGroups ? inner() : capture(undefined);
  }
  const rest = parser.chars.slice(parser.position, parser.position + 12).join('');
  const look = /^\?(<?)([=!])/.exec(rest);
  if (look) {
    parser.position += look[0].length;
    const before = parser.groups.length;
    const body = inner();
    const [behind, negate] = [look[1] === '<', look[2] === '!'];
    if (behind && negate && parser.groups.length > before)
      throw new Invalid('invalid pattern in look-behind');
    return { kind: 'look', behind, negate, body };
  }
  if (rest.startsWith('?>')) {
    parser.position += 2;
    return { kind: 'atomic', body: inner() };
  }
  const scoped = /^\?([imx]*)(?:-([imx]*))?:/.exec(rest);
  if (scoped) {
    parser.position += scoped[0].length;
    return inner(withOptions(options, scoped[1] ?? '', scoped[2] ?? ''));
  }
  if (!/^\?(?:<|')/.test(rest)) {
    if (rest.length < 2) throw new Invalid('end pattern in group');
    if (isUndefinedOption(rest)) throw new Invalid('undefined group option');
    throw new Unsupported(`(${rest.slice(0, 2)}`);
  }
  parser.position += 2;
  const name = readUntil(parser, rest[1] === '<' ? '>' : "'", 'group name');
  if (/^(?:$|[\d-])/.test(name)) throw new Invalid(`invalid group name <${name}>`);
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || parser.groups.includes(name))
    throw new Unsupported(`group name ${name}`);
  return capture(name);
}

/** Letters of options that Oniguruma knows beside `imx`; the others, and unknown signs, are refused. */
const isUndefinedOption = (rest: string): boolean => {
  const letters = /^\?([A-Za-z-]*)/.exec(rest)?.[1] ?? '';
  const next = rest[letters.length + 1] ?? '';
  return (
    /[^imxWDSPyILC-]/.test(letters) ||
    rest.startsWith('?)') ||
    next === '|' ||
    (letters !== '' && /[<=]/.test(next))
  );
};

function readRepeats(parser: Parser, atom: OnigNode): OnigNode {
  let node = atom;
  for (;;) {
    const char = peek(parser);
    const simple = char === '*' || char === '+' || char === '?';
    const interval = char === '{' ? readInterval(parser) : undefined;
    if (!simple && !interval) return node;
    if (isAssertion(node)) throw new Invalid('target of repeat operator is invalid');
    if (simple) {
      parser.position++;
      const [min, max] = [char === '+' ? 1 : 0, char === '?' ? 1 : Number.POSITIVE_INFINITY];
      const lazy = peek(parser) === '?';
      const possessive = peek(parser) === '+';
      if (lazy || possessive) parser.position++;
      node = { kind: 'repeat', body: node, min, max, lazy };
      if (possessive) node = { kind: 'atomic', body: node };
    } else if (interval) {
      // `{n}?` is an optional group in Ruby, not a lazy count; it is read by the next round.
      const lazy = interval.min !== interval.max && peek(parser) === '?';
      if (lazy) parser.position++;
      node = { kind: 'repeat', body: node, ...interval, lazy };
    }
  }
}

const isAssertion = (node: OnigNode): boolean =>
  node.kind === 'anchor' ||
  node.kind === 'look' ||
  (node.kind === 'sequence' && node.items.length === 1 && isAssertion(node.items[0] as OnigNode));

/** `{n}`, `{n,}`, `{,m}`, `{n,m}`; undefined (nothing consumed) when the brace is an ordinary character. */
function readInterval(cursor: Cursor): { min: number; max: number } | undefined {
  const match = /^\{(\d{0,6})(,?)(\d{0,6})\}/.exec(
    cursor.chars.slice(cursor.position, cursor.position + 16).join(''),
  );
  if (!match || (match[1] === '' && match[3] === '')) return undefined;
  const [text, low = '', comma, high = ''] = match;
  cursor.position += text.length;
  const min = Number(low);
  const max = comma ? (high === '' ? Number.POSITIVE_INFINITY : Number(high)) : min;
  if (min > REPEAT_LIMIT || (max > REPEAT_LIMIT && high !== ''))
    throw new Invalid('too big number for repeat range');
  if (max < min) throw new Unsupported('an interval whose upper bound is smaller');
  return { min, max };
}

import type { Random } from './random.js';

export type TextMutation = (text: string, random: Random, other: string) => string;

const INSERTS = [
  '\u0000',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\t',
  '\n',
  '/*',
  '#',
  '&a',
  '*a',
  '<<: *a',
  '- ',
  '\ufeff',
  '\ud800',
  '1e999',
  '!!binary ',
];

const ALIAS_BOMB = `x-bomb:
  a: &a [x, x, x, x, x, x, x, x, x]
${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
  .map((name, i) => `  ${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]`)
  .join('\n')}
`;

const RECURSIVE = 'x-loop: &loop\n  a: *loop\n  b: [*loop]\n';

const cut = (text: string, random: Random): [string, string, string] => {
  const start = random.below(text.length + 1);
  const end = start + random.below(Math.min(200, text.length - start) + 1);
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
};

export const TEXT_MUTATIONS: Readonly<Record<string, TextMutation>> = {
  truncate: (text, random) => text.slice(0, random.below(text.length)),
  drop(text, random) {
    const [before, , after] = cut(text, random);
    return before + after;
  },
  repeat(text, random) {
    const [before, middle, after] = cut(text, random);
    return before + middle + middle + after;
  },
  insert(text, random) {
    const [before, middle, after] = cut(text, random);
    return before + random.pick(INSERTS) + middle + after;
  },
  'deep text': (text, random) => {
    const [before, middle, after] = cut(text, random);
    const depth = random.pick([1_000, 100_000]);
    return before + random.pick(['[', '{"a":', '- ', '(']).repeat(depth) + middle + after;
  },
  'deep value': (text, random) => {
    const depth = random.pick([3_000, 50_000]);
    const deep = '['.repeat(depth) + ']'.repeat(depth);
    return text.replace(random.pick([/"string"/, /"type"/, /\btrue\b/, /\d+/]), () => deep);
  },
  concatenate: (text, _, other) => text + other,
  documents: (text, _, other) => `${text}\n---\n${other}`,
  'trailing commas': (text) => text.replaceAll('}', ',}'),
  'other ends': (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\u2028', ' '])),
  'alias bomb': (text, random) =>
    random.chance(0.5)
      ? ALIAS_BOMB + text
      : text.replace(/^paths:/m, `${ALIAS_BOMB}paths: &p\n  /bomb: *j\n  x-paths:`),
  recursive: (text, random) =>
    RECURSIVE + (random.chance(0.5) ? text : text.replace(/schema:\n/, 'schema: *loop\n')),
  tabs: (text) => text.replaceAll('  ', '\t'),
  comments: (text) => `// a\n/* b */\n# c\n${text}`,
  nothing: (_, random) =>
    random.pick(['', ' ', '\n', 'null', '[]', '{}', '0', '"x"', '---', '%YAML 1.2', '\ufeff']),
};

export type ByteMutation = (text: string, random: Random) => Uint8Array;

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const spoiled = (text: string, random: Random, value: number): Buffer => {
  const bytes = Buffer.from(text, 'utf8');
  for (let i = 0; i < 3 && bytes.length > 0; i++) bytes[random.below(bytes.length)] = value;
  return bytes;
};

export const BYTE_MUTATIONS: Readonly<Record<string, ByteMutation>> = {
  'utf-8 mark': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  'utf-16le mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be mark': (text) => utf16be(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'odd utf-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, -1),
  latin1: (text, random) => spoiled(text, random, 0xe9),
  'not utf-8': (text, random) => spoiled(text, random, 0xff),
  nul: (text, random) => spoiled(text, random, 0),
};

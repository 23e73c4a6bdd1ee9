import type { TextTree } from '../text-tree.js';
import { decodeDelimited, encodeDelimited } from './delimited.js';
import type { Entry, Style, StyleInput, StyleOutput, StyleResult } from './model.js';

/** An object whose properties are sent side by side: `R=100&G=200`. */
function decodeProperties({ entries, owns, decode }: StyleInput): StyleResult | undefined {
  const tree = new Map<string, TextTree>();
  for (const { name, text } of entries) {
    if (!owns(name)) continue;
    const before = tree.get(name);
    const value = decode(text);
    tree.set(name, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]);
  }
  return tree.size > 0 ? { tree, used: [...tree.keys()] } : undefined;
}

function decodeExploded(input: StyleInput): StyleResult | undefined {
  if (input.shape === 'scalar') return decodeDelimited(input, ',');
  if (input.shape === 'object') return decodeProperties(input);
  const own = input.entries.filter((entry) => entry.name === input.name);
  return own.length > 0
    ? { tree: own.map((entry) => input.decode(entry.text)), used: [input.name] }
    : undefined;
}

function encodeExploded(tree: TextTree, { name, encode }: StyleOutput): Entry[] {
  if (typeof tree === 'string') return [{ name, text: encode(tree) }];
  const text = (part: TextTree): string => encode(typeof part === 'string' ? part : '');
  if (Array.isArray(tree)) return tree.map((item) => ({ name, text: text(item) }));
  return [...tree].flatMap(([key, part]) =>
    (Array.isArray(part) ? part : [part]).map((item) => ({ name: encode(key), text: text(item) })),
  );
}

/** Exploded: the name once per item, or the property names; else like `separator`-delimited text. */
export const formLike = (separator: string, splitter: RegExp | string = separator): Style => ({
  decode: (input) => (input.explode ? decodeExploded(input) : decodeDelimited(input, splitter)),
  encode: (tree, output) =>
    output.explode ? encodeExploded(tree, output) : encodeDelimited(tree, output, separator),
});

/** `color=blue,black` or `color=blue&color=black`; an exploded object uses its property names. */
export const form = formLike(',');

import type { TextTree } from '../text-tree.js';
import type { Style, StyleInput, StyleOutput, StyleResult } from './model.js';

type Decode = (text: string) => string;

/** `a,b,c` as a list. An empty text is an empty list. */
export const splitList = (text: string, separator: RegExp | string, decode: Decode): string[] =>
  text === '' ? [] : text.split(separator).map(decode);

/** `R,100,G,200` as named parts. */
export function splitAlternating(
  text: string,
  separator: RegExp | string,
  decode: Decode,
): Map<string, string> {
  const pieces = splitList(text, separator, decode);
  const parts = new Map<string, string>();
  for (let i = 0; i < pieces.length; i += 2) parts.set(pieces[i] as string, pieces[i + 1] ?? '');
  return parts;
}

/** `R=100,G=200` as named parts. */
export function splitAssignments(
  text: string,
  separator: RegExp | string,
  decode: Decode,
): Map<string, string> {
  const pieces = text === '' ? [] : text.split(separator);
  return new Map(
    pieces.map((piece) => {
      const equals = piece.indexOf('=');
      return equals < 0
        ? [decode(piece), '']
        : [decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))];
    }),
  );
}

const partText = (part: TextTree): string => (typeof part === 'string' ? part : '');

/** A tree as one text; `assign` joins the name and value of an object's member. */
export function joinTree(tree: TextTree, separator: string, assign: string, encode: Decode): string {
  if (typeof tree === 'string') return encode(tree);
  if (Array.isArray(tree)) return tree.map((item) => encode(partText(item))).join(separator);
  return [...tree].map(([name, part]) => `${encode(name)}${assign}${encode(partText(part))}`).join(separator);
}

/** A value written into the text of one entry, items between separators. */
export function decodeDelimited(input: StyleInput, separator: RegExp | string): StyleResult | undefined {
  const own = input.entries.filter((entry) => entry.name === input.name);
  const [entry] = own;
  if (!entry) return undefined;
  const used = [input.name];
  const repeated = own.length > 1 ? { problem: `sent ${own.length} times, one value is expected` } : {};
  if (input.shape === 'scalar') return { tree: input.decode(entry.text), used, ...repeated };
  if (input.shape === 'array')
    return { tree: own.flatMap(({ text }) => splitList(text, separator, input.decode)), used, ...repeated };
  return { tree: splitAlternating(entry.text, separator, input.decode), used, ...repeated };
}

export const encodeDelimited = (
  tree: TextTree,
  { name, encode }: StyleOutput,
  separator: string,
): Entry[] => [{ name, text: joinTree(tree, separator, separator, encode) }];

type Entry = ReturnType<Style['encode']>[number];

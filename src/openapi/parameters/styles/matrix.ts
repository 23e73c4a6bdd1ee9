import { joinTree, splitAlternating, splitList } from './delimited.js';
import type { Style, StyleResult } from './model.js';

type Pair = readonly [name: string, text: string];

function pairsOf(text: string): Pair[] {
  return text
    .slice(1)
    .split(';')
    .map((piece) => {
      const equals = piece.indexOf('=');
      return equals < 0 ? [piece, ''] : [piece.slice(0, equals), piece.slice(equals + 1)];
    });
}

/** `;color=blue,black`, exploded `;color=blue;color=black`; an object is `;color=R,100,G,200` or exploded `;R=100;G=200` (path). */
export const matrix: Style = {
  decode({ name, shape, explode, entries, decode }): StyleResult | undefined {
    const entry = entries.find((each) => each.name === name);
    if (!entry) return undefined;
    const used = [name];
    if (!entry.text.startsWith(';'))
      return { tree: decode(entry.text), used, problem: 'a matrix parameter starts with `;`' };
    const pairs = pairsOf(entry.text);
    if (shape === 'object' && explode)
      return { tree: new Map(pairs.map(([key, text]) => [decode(key), decode(text)])), used };
    const own = pairs.filter(([key]) => decode(key) === name).map(([, text]) => text);
    const [first] = own;
    if (first === undefined) return { tree: decode(entry.text), used, problem: `expected ;${name}=` };
    if (shape === 'scalar') return { tree: decode(first), used };
    if (shape === 'object') return { tree: splitAlternating(first, ',', decode), used };
    return { tree: explode ? own.map(decode) : splitList(first, ',', decode), used };
  },
  encode(tree, { name, explode, encode }) {
    const key = encode(name);
    if (!explode || typeof tree === 'string')
      return [{ name, text: `;${key}=${joinTree(tree, ',', ',', encode)}` }];
    if (!Array.isArray(tree)) return [{ name, text: `;${joinTree(tree, ';', '=', encode)}` }];
    return [{ name, text: tree.map((item) => `;${key}=${joinTree(item, ',', ',', encode)}`).join('') }];
  },
};

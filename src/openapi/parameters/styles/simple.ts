import { decodeDelimited, joinTree, splitAssignments } from './delimited.js';
import type { Style } from './model.js';

/** `blue,black`; an object is `R,100,G,200` or exploded `R=100,G=200` (path and header). */
export const simple: Style = {
  decode(input) {
    if (input.shape !== 'object' || !input.explode) return decodeDelimited(input, ',');
    const entry = input.entries.find(({ name }) => name === input.name);
    return entry && { tree: splitAssignments(entry.text, ',', input.decode), used: [input.name] };
  },
  encode: (tree, { name, explode, encode }) => [
    { name, text: joinTree(tree, ',', explode ? '=' : ',', encode) },
  ],
};

import { joinTree, splitAlternating, splitAssignments, splitList } from './delimited.js';
import type { Style } from './model.js';

/** `.blue,black`, exploded `.blue.black`; an object is `.R,100,G,200` or exploded `.R=100.G=200` (path). */
export const label: Style = {
  decode({ name, shape, explode, entries, decode }) {
    const entry = entries.find((each) => each.name === name);
    if (!entry) return undefined;
    const used = [name];
    if (!entry.text.startsWith('.'))
      return { tree: decode(entry.text), used, problem: 'a label starts with `.`' };
    const text = entry.text.slice(1);
    const separator = explode ? '.' : ',';
    if (shape === 'scalar') return { tree: decode(text), used };
    if (shape === 'array') return { tree: splitList(text, separator, decode), used };
    return {
      tree: explode ? splitAssignments(text, '.', decode) : splitAlternating(text, ',', decode),
      used,
    };
  },
  encode: (tree, { name, explode, encode }) => [
    { name, text: `.${joinTree(tree, explode ? '.' : ',', explode ? '=' : ',', encode)}` },
  ],
};

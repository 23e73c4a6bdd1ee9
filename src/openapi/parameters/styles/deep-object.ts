import type { TextTree } from '../text-tree.js';
import type { Entry, Style } from './model.js';

/** Names nested deeper are left as they are. */
const MAX_DEPTH = 20;

/** `filter[a][b]` → `['a', 'b']`; undefined when the name is not of this parameter. */
function pathOf(name: string, parameter: string): string[] | undefined {
  const rest = name.startsWith(parameter) ? name.slice(parameter.length) : '';
  if (!/^(?:\[[^[\]]*\])+$/.test(rest)) return undefined;
  const path = rest.slice(1, -1).split('][');
  return path.length <= MAX_DEPTH ? path : undefined;
}

function put(tree: Map<string, TextTree>, path: readonly string[], text: string): void {
  let node = tree;
  for (const key of path.slice(0, -1)) {
    const next = node.get(key);
    if (next instanceof Map) node = next;
    else {
      const made = new Map<string, TextTree>();
      node.set(key, made);
      node = made;
    }
  }
  const last = path.at(-1) ?? '';
  const before = node.get(last);
  if (before === undefined || before instanceof Map) node.set(last, text);
  else node.set(last, [...(Array.isArray(before) ? before : [before]), text]);
}

/** Parts named `''` (`tags[]`) or 0, 1, 2 … are items of a list. */
function withLists(tree: TextTree): TextTree {
  if (!(tree instanceof Map)) return tree;
  const keys = [...tree.keys()];
  const items = [...tree.values()].map(withLists);
  if (keys.length === 1 && keys[0] === '') return items[0] instanceof Map ? items : items.flat();
  if (keys.length > 0 && keys.every((key, i) => key === String(i))) return items;
  return new Map(keys.map((key, i) => [key, items[i] as TextTree]));
}

function flatten(tree: TextTree, name: string, encode: (text: string) => string): Entry[] {
  if (typeof tree === 'string') return [{ name, text: encode(tree) }];
  if (Array.isArray(tree)) return tree.flatMap((item) => flatten(item, name, encode));
  return [...tree].flatMap(([key, part]) => flatten(part, `${name}[${key}]`, encode));
}

/** `filter[name]=x&filter[min]=1` (query). Deeper nesting and lists, which OpenAPI leaves open, are read as most servers do. */
export const deepObject: Style = {
  decode({ name, shape, entries, decode }) {
    const tree = new Map<string, TextTree>();
    const used = new Set<string>();
    for (const entry of entries) {
      const path = pathOf(entry.name, name);
      if (!path) continue;
      used.add(entry.name);
      put(tree, path, decode(entry.text));
    }
    if (used.size > 0) {
      const parts =
        shape === 'array' ? withLists(tree) : new Map([...tree].map(([key, part]) => [key, withLists(part)]));
      return { tree: parts, used: [...used] };
    }
    const plain = entries.find((entry) => entry.name === name);
    return plain && { tree: decode(plain.text), used: [name], problem: `expected ${name}[property]=value` };
  },
  encode: (tree, { name, encode }) => flatten(tree, name, encode),
};

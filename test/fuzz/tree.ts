import type { Random } from './random.js';

/** JSON as plain JavaScript; only ever copies are changed. */
export type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree };

type Container = Tree[] | { [key: string]: Tree };

/** A place in a tree: `container[key]`, and how deep it lies. */
export interface Place {
  readonly container: Container;
  readonly key: string;
  readonly pointer: string;
}

export const isContainer = (tree: Tree): tree is Container => typeof tree === 'object' && tree !== null;

export const isRecord = (tree: Tree): tree is { [key: string]: Tree } =>
  isContainer(tree) && !Array.isArray(tree);

/** Every place below the root. */
export function placesOf(root: Tree): Place[] {
  const places: Place[] = [];
  const visit = (tree: Tree, pointer: string): void => {
    if (!isContainer(tree)) return;
    for (const key of Object.keys(tree)) {
      const inner = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      places.push({ container: tree, key, pointer: inner });
      visit((tree as Record<string, Tree>)[key] as Tree, inner);
    }
  };
  visit(root, '');
  return places;
}

export const read = ({ container, key }: Place): Tree => (container as Record<string, Tree>)[key] as Tree;

/** Defines instead of assigning, so that `__proto__` becomes a member. */
export function write({ container, key }: Pick<Place, 'container' | 'key'>, value: Tree): void {
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}

export const copy = (tree: Tree): Tree => JSON.parse(JSON.stringify(tree)) as Tree;

/** A place somewhere, the deeper ones no likelier than the ones above. */
export const anyPlace = (root: Tree, random: Random): Place | undefined => {
  const places = placesOf(root);
  return places.length > 0 ? random.pick(places) : undefined;
};

/** Some record of the tree. */
export const anyRecord = (root: Tree, random: Random): { [key: string]: Tree } | undefined => {
  const records = [root, ...placesOf(root).map(read)].filter(isRecord);
  return records.length > 0 ? random.pick(records) : undefined;
};

import { type OnigNode, Unsupported } from './ast.js';

/**
 * The groups that back-references name. Oniguruma fails a reference to a group that took no part in the match where
 * ECMAScript lets it match the empty text, so a reference is accepted only where its group certainly took part.
 * @throws Unsupported otherwise.
 */
export function referencedGroups(root: OnigNode): {
  referenced: Set<number>;
  groupOf: (target: number | string) => number;
} {
  const closed = new Map<number, readonly object[]>();
  const names = new Map<string, number>();
  const referenced = new Set<number>();
  const groupOf = (target: number | string): number => {
    const index = typeof target === 'number' ? target : names.get(target);
    if (index === undefined) throw new Unsupported('a back-reference to a later group');
    return index;
  };
  /** `scopes`: the optional parts (branches, repeats that may be skipped, negations) around a node. */
  const visit = (node: OnigNode, scopes: readonly object[]): void => {
    if (node.kind === 'alternatives') for (const option of node.options) visit(option, [...scopes, option]);
    else if (node.kind === 'sequence') for (const item of node.items) visit(item, scopes);
    else if (node.kind === 'repeat') visit(node.body, node.min === 0 ? [...scopes, node] : scopes);
    else if (node.kind === 'look') visit(node.body, node.negate ? [...scopes, node] : scopes);
    else if (node.kind === 'atomic') visit(node.body, scopes);
    else if (node.kind === 'capture') {
      visit(node.body, scopes);
      closed.set(node.index, scopes);
      if (node.name !== undefined) names.set(node.name, node.index);
    } else if (node.kind === 'backreference') {
      const index = groupOf(node.target);
      const around = closed.get(index);
      if (!around?.every((scope, depth) => scopes[depth] === scope))
        throw new Unsupported('a back-reference to a group that may not have matched');
      referenced.add(index);
    }
  };
  visit(root, []);
  return { referenced, groupOf };
}

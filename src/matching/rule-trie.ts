import type { PathRule, PathToken } from '../pact/rules.js';

/** Rule paths as a trie, so that a location is compared with all rules at once. */
export interface TrieNode {
  /** By field name or decimal index: a field `'0'` and an index `0` name the same place (docs/pact.md section 6). */
  readonly exact: Map<string, TrieNode>;
  star: TrieNode | undefined;
  starIndex: TrieNode | undefined;
  /** The rules whose path ends here, best first. */
  readonly rules: PathRule[];
}

const node = (): TrieNode => ({ exact: new Map(), star: undefined, starIndex: undefined, rules: [] });

function step(from: TrieNode, token: PathToken): TrieNode {
  if (token.kind === 'star' || token.kind === 'starIndex') {
    const next = from[token.kind] ?? node();
    from[token.kind] = next;
    return next;
  }
  const key = token.kind === 'field' ? token.name : token.kind === 'index' ? String(token.index) : '$';
  const next = from.exact.get(key) ?? node();
  from.exact.set(key, next);
  return next;
}

/** The trie below the root token. Rules without matchers and paths that do not begin at the root are left out. */
export function buildTrie(rules: readonly PathRule[]): TrieNode {
  const root = node();
  for (const rule of rules) {
    const [first, ...rest] = rule.path;
    if (first?.kind === 'root') rest.reduce(step, root).rules.push(rule);
  }
  return root;
}

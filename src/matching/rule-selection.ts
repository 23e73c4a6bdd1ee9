import type { PathRule, RuleList } from '../pact/rules.js';
import { buildTrie, type TrieNode } from './rule-trie.js';

/** The rules that govern one location. */
export interface Selected {
  readonly rule: PathRule;
  /** True where the rule's path ends exactly here; false where it is inherited from above. */
  readonly exact: boolean;
}

/**
 * A location seen by the rules: which one governs it, and what follows for the places below. States are built on
 * demand and shared by all places the rules cannot tell apart, so walking a document costs a map look-up per place.
 */
export interface RuleState {
  readonly selected: Selected | undefined;
  /** Every rule whose path ends exactly here, the governing one or not. */
  readonly here: readonly PathRule[];
  /** True when one of the rules that stand here lets the keys of an object differ from the example's. */
  readonly keysAreFree: boolean;
  child(token: string): RuleState;
}

/** Whether any rule has a say about a location: without, the value there stays as it is. */
export const isRuled = ({ selected, here }: RuleState): boolean => selected !== undefined || here.length > 0;

interface Candidate {
  readonly rule: PathRule;
  readonly score: number;
  readonly exactTokens: number;
}

interface Active {
  readonly node: TrieNode;
  readonly product: number;
}

const ROOT_WEIGHT = 2;
const EXACT_WEIGHT = 2;
const STAR_WEIGHT = 1;
const NUMERIC = /^[0-9]*$/;

const KEYS_FREE: ReadonlySet<string> = new Set(['values', 'eachKey', 'eachValue']);

const freesKeys = (here: readonly PathRule[]): boolean =>
  here.some(({ matchers }) => matchers.some(({ match }) => KEYS_FREE.has(match)));

const countExact = (rule: PathRule): number =>
  rule.path.reduce((count, { kind }) => count + (kind === 'star' || kind === 'starIndex' ? 0 : 1), 0);

/** Product of weights times length, then more exact tokens, then lexical order (docs/pact.md section 6). */
function better(a: Candidate, b: Candidate | undefined): boolean {
  if (!b || a.score !== b.score) return !b || a.score > b.score;
  if (a.exactTokens !== b.exactTokens) return a.exactTokens > b.exactTokens;
  return a.rule.text < b.rule.text;
}

class LazyState implements RuleState {
  readonly selected: Selected | undefined;
  readonly here: readonly PathRule[];
  readonly keysAreFree: boolean;
  private readonly inherited: Candidate | undefined;
  private readonly children = new Map<string, RuleState>();
  private numeric: RuleState | undefined;
  private other: RuleState | undefined;

  constructor(
    private readonly active: readonly Active[],
    above: Candidate | undefined,
    private readonly cascades: (rule: PathRule) => boolean,
  ) {
    let best = above;
    let below = above;
    const here: PathRule[] = [];
    for (const { node, product } of active)
      for (const rule of node.rules) {
        const candidate = { rule, score: product * rule.path.length, exactTokens: countExact(rule) };
        here.push(rule);
        if (better(candidate, best)) best = candidate;
        if (cascades(rule) && better(candidate, below)) below = candidate;
      }
    this.here = here;
    this.keysAreFree = freesKeys(here);
    this.inherited = below;
    this.selected = best && { rule: best.rule, exact: here.includes(best.rule) };
  }

  child(token: string): RuleState {
    if (this.active.length === 0) return this;
    const known = this.children.get(token);
    if (known) return known;
    if (this.active.some(({ node }) => node.exact.has(token))) {
      const state = this.next(token);
      this.children.set(token, state);
      return state;
    }
    const kind = NUMERIC.test(token) ? 'numeric' : 'other';
    const state = this[kind] ?? this.next(token);
    this[kind] = state;
    return state;
  }

  private next(token: string): RuleState {
    const active: Active[] = [];
    for (const { node, product } of this.active) {
      const exact = node.exact.get(token);
      if (exact) active.push({ node: exact, product: product * EXACT_WEIGHT });
      if (node.star) active.push({ node: node.star, product: product * STAR_WEIGHT });
      if (node.starIndex && NUMERIC.test(token))
        active.push({ node: node.starIndex, product: product * STAR_WEIGHT });
    }
    return new LazyState(active, this.inherited, this.cascades);
  }
}

const isEachKeyOnly = (list: RuleList): boolean =>
  list.matchers.length > 0 && list.matchers.every(({ match }) => match === 'eachKey');

const caches = { all: new WeakMap<object, RuleState>(), keysOnly: new WeakMap<object, RuleState>() };

/**
 * The state at `$`. Cached per rule array, which must not change afterwards.
 * `eachKeyCascades` false: a list of nothing but eachKey governs its own place only (a deviation, see policy.ts).
 */
export function ruleStateOf(rules: readonly PathRule[], eachKeyCascades: boolean): RuleState {
  const cache = eachKeyCascades ? caches.all : caches.keysOnly;
  const known = cache.get(rules);
  if (known) return known;
  const usable = rules.filter(({ matchers }) => matchers.length > 0);
  const cascades = eachKeyCascades ? () => true : (rule: PathRule) => !isEachKeyOnly(rule);
  const state = new LazyState([{ node: buildTrie(usable), product: ROOT_WEIGHT }], undefined, cascades);
  cache.set(rules, state);
  return state;
}

/**
 * The state of every member of a container under an eachValue: its rules apply to the member exactly and cascade from
 * there, all other rules are out (docs/pact.md section 8.2). Unlike in a file, a list without matchers counts.
 */
export function memberState(rule: PathRule, eachKeyCascades: boolean): RuleState {
  const reaches = eachKeyCascades || !isEachKeyOnly(rule);
  const inherited: RuleState = {
    selected: reaches ? { rule, exact: false } : undefined,
    here: [],
    keysAreFree: false,
    child: () => inherited,
  };
  const here = [rule];
  return { selected: { rule, exact: true }, here, keysAreFree: freesKeys(here), child: () => inherited };
}

/** The rules that govern a location given by its tokens below the root: `['a', '0']` is `$.a[0]`. */
export const selectRules = (rules: readonly PathRule[], tokens: readonly string[]): Selected | undefined =>
  tokens.reduce((state, token) => state.child(token), ruleStateOf(rules, true)).selected;

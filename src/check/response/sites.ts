import { isObject, type JsonValue } from '../../json/value.js';
import { matchesJsonPart } from '../../matching/index.js';
import { variantState, variantsOf } from '../../matching/json/array-contains.js';
import { eachValueState } from '../../matching/json/each-value-state.js';
import { DEFAULT_POLICY } from '../../matching/policy.js';
import { type RuleState, ruleStateOf } from '../../matching/rule-selection.js';
import type { MatcherName, PathRule } from '../../pact/rules.js';
import type { Place } from '../../schema/applicable.js';
import type { Places } from '../../schema/judge/index.js';
import type { Schema } from '../../schema/model.js';
import { memberStep } from '../../text/names.js';

/** How a value hangs in its parent, and how people write the step to it. */
interface Step {
  /** An item cannot be absent the way a member can. */
  readonly role: 'root' | 'member' | 'item' | 'map-entry';
  readonly text: (token: string) => string;
}

const ROOT: Step = { role: 'root', text: () => '$' };
const MEMBER: Step = {
  role: 'member',
  text: memberStep,
};
const MAP_ENTRY: Step = { role: 'map-entry', text: () => '.*' };
const ITEM: Step = { role: 'item', text: (index) => `[${index}]` };
/** One item of a list whose items are all alike to the rules. */
const EACH_ITEM: Step = { role: 'item', text: () => '[*]' };

/** A place the expectation talks about, seen in a witness: what deviations are tried on. */
export class Site {
  private shown: string | undefined = undefined;
  private placed: Place | undefined = undefined;
  private placedIn: Place | undefined = undefined;

  constructor(
    /** Undefined: the root. */
    readonly parent: Site | undefined,
    /** The step to it from the parent. */
    readonly token: string,
    private readonly step: Step,
    /** What the pact's example has there. */
    readonly example: JsonValue,
    readonly rules: RuleState,
  ) {}

  /** Keys and indices from the root of the witness. */
  get tokens(): readonly string[] {
    const tokens: string[] = [];
    for (let site: Site = this; site.parent; site = site.parent) tokens.push(site.token);
    return tokens.reverse();
  }

  /** The path as people read it: `$.items[*].name`. */
  get display(): string {
    this.shown ??= (this.parent?.display ?? '') + this.step.text(this.token);
    return this.shown;
  }

  /** The schemas that speak about the witness here, given the root of the witness as a place. */
  schemasIn(root: Place): readonly Schema[] {
    return this.parent ? this.parent.placeIn(root).schemasBelow(this.token) : root.schemas;
  }

  private placeIn(root: Place): Place {
    if (!this.parent) return root;
    if (this.placedIn !== root || !this.placed) {
      this.placed = this.parent.placeIn(root).below(this.token);
      this.placedIn = root;
    }
    return this.placed;
  }

  get role(): Step['role'] {
    return this.step.role;
  }

  below(token: string, step: Step, example: JsonValue): Site {
    return new Site(this, token, step, example, eachValueIn(this.rules) ?? this.rules.child(token));
  }
}

/** Nobody writes examples deeper than this by hand; a generated one is checked down to here. */
const DEPTH_LIMIT = 64;
const SITE_LIMIT = 5000;

const MAP_MATCHERS: ReadonlySet<MatcherName> = new Set(['values', 'eachKey', 'eachValue']);
const CONTAINER_MATCHERS: ReadonlySet<MatcherName> = new Set(['arrayContains', 'ignoreOrder']);

/** Whether a rule that stands exactly at a place has one of some matchers. */
const has = ({ selected }: RuleState, wanted: ReadonlySet<MatcherName>): boolean =>
  selected?.exact === true && selected.rule.matchers.some(({ match }) => wanted.has(match));

/** What governs the members of a place whose rule speaks of each of them; nothing else does then. */
function eachValueIn({ selected }: RuleState): RuleState | undefined {
  if (!selected?.exact) return undefined;
  for (const matcher of selected.rule.matchers)
    if (matcher.match === 'eachValue') return eachValueState(matcher, DEFAULT_POLICY);
  return undefined;
}

interface Walked {
  readonly example: JsonValue;
  readonly witness: JsonValue;
  readonly rules: readonly PathRule[];
  readonly sites: readonly Site[];
}

/** The pair asked about last: several questions are asked about each in turn. */
let last: Walked | undefined;

/** Every place of the example that also exists in the witness, parents before children. */
export function sitesOf(example: JsonValue, witness: JsonValue, rules: readonly PathRule[]): readonly Site[] {
  if (last?.example === example && last.witness === witness && last.rules === rules) return last.sites;
  const sites = walk(example, witness, rules);
  last = { example, witness, rules, sites };
  return sites;
}

/** The same of an example alone, and only some of them. */
export const sitesAmong = (places: Places, example: JsonValue, rules: readonly PathRule[]): readonly Site[] =>
  walk(example, example, rules, places);

const walk = (
  example: JsonValue,
  witness: JsonValue,
  rules: readonly PathRule[],
  among?: Places,
): readonly Site[] =>
  sitesFrom(new Site(undefined, '', ROOT, example, ruleStateOf(rules, false)), witness, among);

/** A place and those below it; `among`: only those. */
function sitesFrom(start: Site, witness: JsonValue, among?: Places): readonly Site[] {
  const sites: Site[] = [];
  const visit = (site: Site, value: JsonValue, depth: number, wanted: Places | undefined): void => {
    if (sites.length >= SITE_LIMIT || depth > DEPTH_LIMIT) return;
    sites.push(site);
    const inside = wanted?.get(site.token);
    const shown = site.example;
    if (typeof shown !== 'object') return;
    if (isObject(shown) && isObject(value)) {
      const step = has(site.rules, MAP_MATCHERS) ? MAP_ENTRY : MEMBER;
      for (const key of Object.keys(shown))
        if (Object.hasOwn(value, key) && inside?.has(key) !== false)
          visit(site.below(key, step, shown[key] as JsonValue), value[key] as JsonValue, depth + 1, inside);
    } else if (Array.isArray(shown) && Array.isArray(value)) {
      // Which items the variants of arrayContains speak of is not decided by position.
      if (has(site.rules, CONTAINER_MATCHERS)) return;
      const step = site.rules.selected ? EACH_ITEM : ITEM;
      const length = Math.min(shown.length, value.length);
      for (let index = 0; index < length; index++) {
        const token = String(index);
        if (inside?.has(token) !== false)
          visit(
            site.below(token, step, shown[index] as JsonValue),
            value[index] as JsonValue,
            depth + 1,
            inside,
          );
      }
    }
  };
  visit(start, witness, 0, among);
  return sites;
}

/**
 * The members that the variants of arrayContains read, each seen in an item of the witness that is of the variant. Not
 * the items themselves: which there are besides is up to the provider state.
 */
export function variantSites(site: Site, witness: JsonValue): readonly Site[] {
  const { example, rules } = site;
  if (!Array.isArray(example) || !Array.isArray(witness) || !rules.selected?.exact) return [];
  return rules.selected.rule.matchers.flatMap((matcher) =>
    (matcher.match === 'arrayContains' ? variantsOf(matcher, example) : []).flatMap((variant) => {
      const shown: JsonValue | undefined = example[variant.index];
      if (shown === undefined) return [];
      const state = variantState(variant, DEFAULT_POLICY);
      const fits = (item: JsonValue | undefined): boolean =>
        item !== undefined && matchesJsonPart(shown, item, state, 'response');
      const index = fits(witness[variant.index]) ? variant.index : witness.findIndex(fits);
      if (index < 0) return [];
      const item = new Site(site, String(index), EACH_ITEM, shown, state);
      return sitesFrom(item, witness[index] as JsonValue).slice(1);
    }),
  );
}

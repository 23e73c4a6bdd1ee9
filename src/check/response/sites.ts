import { isObject, type JsonValue } from '../../json/value.js';
import { type RuleState, ruleStateOf } from '../../matching/rule-selection.js';
import type { MatcherName, PathRule } from '../../pact/rules.js';

/** A place the expectation talks about, seen in a witness: what deviations are tried on. */
export interface Site {
  /** Keys and indices from the root of the witness. */
  readonly tokens: readonly string[];
  /** As people read it: `$.items[*].name`. */
  readonly display: string;
  /** What the pact's example has there. */
  readonly example: JsonValue;
  readonly rules: RuleState;
  /** How the value hangs in its parent; an item cannot be absent the way a member can. */
  readonly role: 'root' | 'member' | 'item' | 'map-entry';
}

/** Nobody writes examples deeper than this by hand; a generated one is checked down to here. */
const DEPTH_LIMIT = 64;
const SITE_LIMIT = 5000;

const MAP_MATCHERS: ReadonlySet<MatcherName> = new Set(['values', 'eachKey', 'eachValue']);
const CONTAINER_MATCHERS: ReadonlySet<MatcherName> = new Set(['arrayContains', 'ignoreOrder']);

export const exactMatchers = (state: RuleState): ReadonlySet<MatcherName> =>
  new Set(state.selected?.exact ? state.selected.rule.matchers.map(({ match }) => match) : []);

const has = (names: ReadonlySet<MatcherName>, wanted: ReadonlySet<MatcherName>): boolean =>
  [...names].some((name) => wanted.has(name));

const member = (display: string, key: string): string =>
  /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `${display}.${key}` : `${display}['${key}']`;

/** Every place of the example that also exists in the witness, parents before children. */
export function sitesOf(example: JsonValue, witness: JsonValue, rules: readonly PathRule[]): Site[] {
  const sites: Site[] = [];
  const visit = (site: Site, value: JsonValue): void => {
    if (sites.length >= SITE_LIMIT || site.tokens.length > DEPTH_LIMIT) return;
    sites.push(site);
    const matchers = exactMatchers(site.rules);
    if (isObject(site.example) && isObject(value)) {
      const map = has(matchers, MAP_MATCHERS);
      for (const key of Object.keys(site.example)) {
        if (!Object.hasOwn(value, key)) continue;
        const display = map ? `${site.display}.*` : member(site.display, key);
        visit(
          below(site, key, site.example[key] as JsonValue, display, map ? 'map-entry' : 'member'),
          value[key] as JsonValue,
        );
      }
    } else if (Array.isArray(site.example) && Array.isArray(value)) {
      // Which items the variants of arrayContains speak of is not decided by position.
      if (has(matchers, CONTAINER_MATCHERS)) return;
      const each = site.rules.selected !== undefined;
      site.example.forEach((item, index) => {
        if (index >= value.length) return;
        const display = each ? `${site.display}[*]` : `${site.display}[${index}]`;
        visit(below(site, String(index), item, display, 'item'), value[index] as JsonValue);
      });
    }
  };
  visit({ tokens: [], display: '$', example, rules: ruleStateOf(rules, false), role: 'root' }, witness);
  return sites;
}

const below = (site: Site, token: string, example: JsonValue, display: string, role: Site['role']): Site => ({
  tokens: [...site.tokens, token],
  display,
  example,
  rules: site.rules.child(token),
  role,
});

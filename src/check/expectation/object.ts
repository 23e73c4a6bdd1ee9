import type { JsonObject, JsonValue } from '../../json/value.js';
import { eachValueState } from '../../matching/json/each-value-state.js';
import { definitionOf } from '../../matching/matchers/index.js';
import { DEFAULT_POLICY } from '../../matching/policy.js';
import type { RuleState } from '../../matching/rule-selection.js';
import type { Matcher } from '../../pact/rules.js';
import type { Expectation, ObjectExpectation } from '../../schema/solver/index.js';
import { ANY, type Build, type BuildMode, combined, isSent, NONE } from './model.js';
import { scalarExpectation } from './scalar.js';

const KEYS_FREE: ReadonlySet<string> = new Set(['values', 'eachKey', 'eachValue']);

/** The objects an example object stands for (docs/pact.md section 7.4, step 2). */
export function objectExpectation(
  example: JsonObject,
  state: RuleState,
  mode: BuildMode,
  depth: number,
  build: Build,
): Expectation {
  const names = Object.keys(example);
  if (!names.length && mode.strictness === 'request')
    return { kind: 'object', members: new Map(), others: NONE };
  const { selected } = state;
  if (!selected) return withKeys(example, state, mode, depth, build);
  const matchers = selected.exact
    ? selected.rule.matchers
    : selected.rule.matchers.filter(({ match }) => match !== 'eachKey');
  if (!matchers.length) return withKeys(example, state, mode, depth, build);
  return combined(
    selected.rule.combine,
    matchers.map((matcher) => oneMatcher(matcher, selected.exact, example, state, mode, depth, build)),
  );
}

/** The members of the example, each as its own rules say; missing ones fail unless a rule that stands here frees the keys. */
function withKeys(
  example: JsonObject,
  state: RuleState,
  mode: BuildMode,
  depth: number,
  build: Build,
): Expectation {
  const free = state.here.some(({ matchers }) => matchers.some(({ match }) => KEYS_FREE.has(match)));
  const members = new Map(
    Object.keys(example).map((name) => [
      name,
      build(example[name] as JsonValue, state.child(name), mode, depth + 1),
    ]),
  );
  return {
    kind: 'object',
    members,
    others: free ? freeMembers([...members.values()], mode) : mode.strictness === 'request' ? NONE : ANY,
    ...(free && { required: [], ...entries(members.size, mode) }),
    ...eachName(state, mode),
  };
}

/** What stands under a key that is not the example's: nobody checks it, but a consumer sends values like those it shows. */
const freeMembers = (shown: readonly Expectation[], mode: BuildMode): Expectation =>
  isSent(mode) ? combined('OR', shown) : ANY;

/** As many entries as the example's, where nobody claims another number. */
const entries = (shown: number, { extent }: BuildMode): Pick<ObjectExpectation, 'min' | 'max'> =>
  extent === 'claimed' ? { min: shown, max: shown } : {};

/** What eachKey asks of every name, where it stands. */
function eachName(state: RuleState, mode: BuildMode): Pick<ObjectExpectation, 'eachName'> | undefined {
  const rules = (state.selected?.exact ? state.selected.rule.matchers : []).flatMap((matcher) =>
    matcher.match === 'eachKey' ? matcher.rules : [],
  );
  if (!rules.length) return undefined;
  const parts = rules.map((rule): Expectation => nameExpectation(rule, mode));
  return { eachName: combined('AND', parts) };
}

/** Names are strings, and a rule on a name sees its text (docs/pact.md section 8.2, "same rules on strings"). */
const nameExpectation = (rule: Matcher, mode: BuildMode): Expectation =>
  rule.match === 'regex' || rule.match === 'include'
    ? scalarExpectation(rule, '', mode)
    : {
        kind: 'opaque',
        name: `key ${JSON.stringify(rule)}`,
        accepts: (name) => {
          const verdict = definitionOf(rule).text(rule, '', String(name), DEFAULT_POLICY);
          return verdict.kind === 'undecided' ? undefined : verdict.kind === 'accepted';
        },
        samples: ['', 'a', 'key', '1', '-1'],
      };

/** Every member like the example of its name, else like the first by name (a map). */
function freely(
  example: JsonObject,
  childState: (name: string) => RuleState,
  mode: BuildMode,
  depth: number,
  build: Build,
): Expectation {
  const names = Object.keys(example).sort();
  const [first] = names;
  if (first === undefined) return { kind: 'object', members: new Map(), others: ANY };
  const of = (name: string, key: string) =>
    build(example[name] as JsonValue, childState(key), mode, depth + 1);
  return {
    kind: 'object',
    members: new Map(names.map((name) => [name, of(name, name)])),
    required: [],
    ...(mode.extent === 'shown' && { min: 1 }),
    ...entries(names.length, mode),
    // A key nobody names selects the same rules as any other such key.
    others: of(first, '\u0000other'),
  };
}

function oneMatcher(
  matcher: Matcher,
  exact: boolean,
  example: JsonObject,
  state: RuleState,
  mode: BuildMode,
  depth: number,
  build: Build,
): Expectation {
  const whole = () => withKeys(example, state, mode, depth, build);
  switch (matcher.match) {
    case 'eachValue': {
      if (!exact) return whole();
      const members = eachValueState(matcher, DEFAULT_POLICY);
      return freely(example, () => members, mode, depth, build);
    }
    case 'values':
    case 'arrayContains':
      return exact ? freely(example, (name) => state.child(name), mode, depth, build) : whole();
    case 'equality':
      return mode.extent === 'state'
        ? whole()
        : { kind: 'all', parts: [whole(), { kind: 'constant', value: example }] };
    case 'type': {
      if (!exact || mode.extent === 'state' || (matcher.min === undefined && matcher.max === undefined))
        return whole();
      const size: ObjectExpectation = {
        kind: 'object',
        members: new Map(),
        others: ANY,
        ...(matcher.min !== undefined && { min: matcher.min }),
        ...(matcher.max !== undefined && { max: matcher.max }),
      };
      return { kind: 'all', parts: [whole(), size] };
    }
    case 'notEmpty':
      return mode.extent === 'state'
        ? whole()
        : { kind: 'all', parts: [whole(), { kind: 'object', members: new Map(), others: ANY, min: 1 }] };
    case 'regex':
    case 'eachKey':
      return whole();
    case 'unknown':
    case 'ignoreOrder':
      return {
        kind: 'opaque',
        name: `matcher ${JSON.stringify(matcher)}`,
        accepts: () => undefined,
        samples: [example],
        types: ['object'],
      };
    default: {
      const verdict = definitionOf(matcher).object(matcher, example, example, exact, DEFAULT_POLICY);
      return verdict.kind === 'rejected' ? NONE : whole();
    }
  }
}

import type { JsonValue } from '../../json/value.js';
import { variantState, variantsOf } from '../../matching/json/array-contains.js';
import { eachValueState } from '../../matching/json/each-value-state.js';
import { DEFAULT_POLICY } from '../../matching/policy.js';
import type { RuleState } from '../../matching/rule-selection.js';
import type { Matcher } from '../../pact/rules.js';
import { type Expectation, exactArray } from '../../schema/solver/index.js';
import { ANY, type Build, type BuildMode, combined, isSent, NONE } from './model.js';
import { likeExample } from './sent.js';

/** The arrays an example array stands for (docs/pact.md section 7.4, steps 3 and 4). */
export function arrayExpectation(
  example: readonly JsonValue[],
  state: RuleState,
  mode: BuildMode,
  depth: number,
  build: Build,
): Expectation {
  const items = () => example.map((item, i) => build(item, state.child(String(i)), mode, depth + 1));
  const { selected } = state;
  // How many items there are is up to the provider state, and the example says nothing about more of them.
  if (!selected) return mode.extent === 'state' ? { kind: 'array', prefix: items() } : exactArray(items());
  const { matchers, combine } = selected.rule;
  const kept = selected.exact ? matchers : matchers.filter(({ match }) => match !== 'eachKey');
  if (example.length === 0)
    return combined(
      combine,
      kept.map((matcher) => ({ kind: 'array', ...limits(matcher, selected.exact, mode) })),
    );
  return combined(
    combine,
    kept.map((matcher) => oneMatcher(matcher, selected.exact, example, state, mode, depth, build)),
  );
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** `min` and `max` hold only where the rule stands; how many there are is up to the provider state. */
const limits = (matcher: Matcher, exact: boolean, mode: BuildMode): Limits =>
  exact && mode.extent !== 'state' && (matcher.match === 'type' || matcher.match === 'ignoreOrder')
    ? {
        ...(matcher.min !== undefined && { min: matcher.min }),
        ...(matcher.max !== undefined && { max: matcher.max }),
      }
    : {};

function lengths({ min, max }: Limits, shown: number, { extent }: BuildMode): Limits {
  if (extent === 'shown') return { ...(max !== undefined && { max }), min: Math.max(min ?? 0, 1) };
  if (extent !== 'claimed') return { ...(max !== undefined && { max }), min: min ?? 0 };
  const least = min ?? Math.min(shown, max ?? shown);
  return { min: least, max: max ?? Math.max(shown, least) };
}

function oneMatcher(
  matcher: Matcher,
  exact: boolean,
  example: readonly JsonValue[],
  state: RuleState,
  mode: BuildMode,
  depth: number,
  build: Build,
): Expectation {
  const elements = (childState: (index: number) => RuleState): Expectation => {
    const prefix = example.map((item, i) => build(item, childState(i), mode, depth + 1));
    const within = lengths(limits(matcher, exact, mode), example.length, mode);
    return { kind: 'array', prefix, rest: prefix[0] ?? ANY, ...within };
  };
  const plain = () => elements((i) => state.child(String(i)));
  switch (matcher.match) {
    case 'arrayContains': {
      if (mode.extent === 'state') return { kind: 'array' };
      const contains = variantsOf(matcher, example).map((variant) => {
        const item = example[variant.index];
        return item === undefined
          ? NONE
          : build(item, variantState(variant, DEFAULT_POLICY), mode, depth + 1);
      });
      if (!isSent(mode)) return { kind: 'array', contains };
      // Whatever else there may be: a consumer sends items of the types it shows.
      const rest = combined('OR', [...contains, ...example.map((value) => likeExample(value))]);
      const room = mode.extent === 'claimed' && { min: example.length, max: example.length + 1 };
      return { kind: 'array', contains, rest, ...room };
    }
    case 'eachValue':
      return exact ? elements(() => eachValueState(matcher, DEFAULT_POLICY)) : plain();
    case 'equality':
      return mode.extent === 'state'
        ? plain()
        : {
            kind: 'all',
            parts: [plain(), exactArray(example.map((value) => ({ kind: 'constant', value })))],
          };
    case 'notEmpty':
      return mode.extent === 'state' ? plain() : { kind: 'all', parts: [plain(), { kind: 'array', min: 1 }] };
    case 'null':
    case 'statusCode':
      return NONE;
    case 'ignoreOrder':
    case 'unknown':
      return {
        kind: 'opaque',
        name: `matcher ${JSON.stringify(matcher)}`,
        accepts: () => undefined,
        samples: [[...example]],
        types: ['array'],
      };
    default:
      return plain();
  }
}

import { type JsonObject, setKey } from '../../json/value.js';
import { belongs, every } from '../solver/evaluate.js';
import { type NameRegion, nameRegions } from '../solver/leaf/name-regions.js';
import { demandsOn, type ObjectLiterals, sortObjectLiterals } from '../solver/leaf/object-literals.js';
import type { LeafState, Literal } from '../solver/leaf-state.js';
import { hasFreshName, hasName } from '../solver/names.js';
import type { Term } from '../solver/term.js';
import { type Draw, type Drawn, deeper, type Generation, isTight } from './generation.js';
import { drawFromNode, nodeOf } from './node.js';
import { chance, shuffled } from './random.js';

/** Fresh names at hand, besides those needed to reach the minimal size. */
const FRESH_NAMES = 6;
/** Larger objects are left to the solver. */
const SIZE_LIMIT = 500;

interface Member {
  readonly demanded: readonly Term[];
  readonly refused: readonly Term[];
}

interface Plan extends ObjectLiterals {
  /** What a member of a known name must be; names that cannot occur are left out. */
  readonly possible: ReadonlyMap<string, Member>;
  readonly regions: () => readonly NameRegion[];
}

const plans = new WeakMap<LeafState, Plan>();

/** An object with what is required, some of what is optional, and sometimes names that are listed nowhere. */
export function drawObject(
  generation: Generation,
  state: LeafState,
  literals: readonly Literal[],
  draw: Draw,
): Drawn {
  let plan = plans.get(state);
  if (!plan) {
    plan = planOf(generation, literals);
    plans.set(state, plan);
  }
  const members = violate(generation, plan, requiredOf(plan), draw);
  if (!members) return undefined;
  const optional = isTight(generation, draw)
    ? new Map<string, Member>()
    : optionalMembers(generation, plan, members, draw);
  return fill(generation, plan, members, optional, draw);
}

function planOf(generation: Generation, literals: readonly Literal[]): Plan {
  const sorted = sortObjectLiterals(literals);
  const possible = new Map<string, Member>();
  for (const name of inOrder(sorted)) {
    if (sorted.absent.has(name) || !fits(sorted, name)) continue;
    const demanded = demandsOn(sorted, name);
    if (demanded && generation.possible(demanded, []) !== false)
      possible.set(name, { demanded, refused: [] });
  }
  let regions: readonly NameRegion[] | undefined;
  return {
    ...sorted,
    possible,
    regions: () => {
      const count = Math.min(sorted.size.min, SIZE_LIMIT) + sorted.violations.length + FRESH_NAMES;
      regions ??= (
        generation.attempt(() => nameRegions(generation.engine, sorted, count))?.regions ?? []
      ).filter(({ demands }) => generation.possible(demands, []) !== false);
      return regions;
    },
  };
}

/** Known names, those of properties first and as the schema lists them. */
const inOrder = ({ members, known }: ObjectLiterals): Set<string> =>
  new Set([...members.flatMap(({ names }) => [...names.listed]), ...known]);

const fits = ({ names }: ObjectLiterals, name: string): boolean =>
  every(names, ({ term }) => belongs(term, name)) === true;

function requiredOf({ required, possible }: Plan): Map<string, Member> | undefined {
  const members = new Map<string, Member>();
  for (const name of required) {
    const member = possible.get(name);
    if (!member) return undefined;
    members.set(name, member);
  }
  return members;
}

/** Lets every violation that is asked for pick a member. */
function violate(
  { possible }: Generation,
  plan: Plan,
  members: Map<string, Member> | undefined,
  { random }: Draw,
): Map<string, Member> | undefined {
  if (!members) return undefined;
  for (const violation of plan.violations) {
    const candidates: (readonly [string, Member])[] = [];
    for (const [name, member] of plan.possible) {
      const violates = violation.kind === 'names' ? false : hasName(violation.names, name);
      if (violates) candidates.push([name, members.get(name) ?? member]);
    }
    for (const region of plan.regions()) {
      const serves =
        violation.kind === 'names'
          ? !region.satisfies.has(violation)
          : hasFreshName(violation.names, region.matches);
      if (serves)
        for (const name of region.names) candidates.push([name, { demanded: region.demands, refused: [] }]);
    }
    const chosen = shuffled(random, candidates)
      .map(([name, member]) => {
        const refused = violation.kind === 'names' ? member.refused : [...member.refused, violation.term];
        return [name, { demanded: member.demanded, refused }] as const;
      })
      .find(([, { demanded, refused }]) => possible(demanded, refused) !== false);
    if (!chosen) return undefined;
    members.set(...chosen);
  }
  return members;
}

function optionalMembers(
  { options }: Generation,
  plan: Plan,
  members: ReadonlyMap<string, Member>,
  draw: Draw,
): Map<string, Member> {
  const { random } = draw;
  const added = new Map<string, Member>();
  // Sometimes all, sometimes none: the extremes are what programs stumble over.
  const extreme = random();
  const share = extreme < 0.12 ? 0 : extreme > 0.92 ? 1 : options.optional * Math.min(1, draw.left / 20);
  for (const [name, member] of plan.possible)
    if (!members.has(name) && chance(random, share)) added.set(name, member);
  if (extreme < 0.12 || !chance(random, options.additional)) return added;
  for (const { names, demands } of plan.regions())
    for (const name of names.slice(0, 3))
      if (chance(random, 0.5)) added.set(name, { demanded: demands, refused: [] });
  return added;
}

function fill(
  generation: Generation,
  plan: Plan,
  members: ReadonlyMap<string, Member>,
  optional: ReadonlyMap<string, Member>,
  draw: Draw,
): Drawn {
  const { size } = plan;
  if (members.size > size.max || size.min > SIZE_LIMIT) return undefined;
  const values: JsonObject = {};
  const drawMember = (name: string, { demanded, refused }: Member): boolean => {
    if (Object.hasOwn(values, name)) return true;
    const value = drawFromNode(generation, nodeOf(generation, demanded, refused), draw);
    if (value === undefined) return false;
    setKey(values, name, value);
    return true;
  };
  const complete = deeper(draw, () => {
    for (const [name, member] of members) if (!drawMember(name, member)) return false;
    let count = members.size;
    for (const [name, member] of [...shuffled(draw.random, optional), ...moreMembers(plan, draw)]) {
      if (count >= size.max || (count >= size.min && !optional.has(name))) break;
      if (!Object.hasOwn(values, name) && drawMember(name, member)) count++;
    }
    return count >= size.min;
  });
  return complete ? inPlanOrder(plan, values) : undefined;
}

/** Members that may be added to reach the minimal size. */
function* moreMembers(plan: Plan, { random }: Draw): Generator<readonly [string, Member], void, void> {
  yield* shuffled(random, plan.possible);
  for (const { names, demands } of plan.regions())
    for (const name of names) yield [name, { demanded: demands, refused: [] }];
}

function inPlanOrder({ possible }: Plan, values: JsonObject): JsonObject {
  const ordered: JsonObject = {};
  for (const name of [...possible.keys(), ...Object.keys(values)])
    if (Object.hasOwn(values, name)) setKey(ordered, name, values[name] as JsonObject);
  return ordered;
}

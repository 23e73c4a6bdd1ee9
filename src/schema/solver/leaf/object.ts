import { type JsonObject, type JsonValue, setKey } from '../../../json/value.js';
import type { Engine } from '../engine.js';
import { belongs, every, type Truth } from '../evaluate.js';
import type { Literal } from '../leaf-state.js';
import { hasFreshName, hasName } from '../names.js';
import { type Collector, createCollector, NONE, type Solutions } from '../solutions.js';
import type { Term } from '../term.js';
import { type NameRegions, nameRegions } from './name-regions.js';
import { demandsOn, type ObjectLiterals, sortObjectLiterals } from './object-literals.js';

/** A member that must be there, and what it must and must not be. */
interface Member {
  readonly demanded: readonly Term[];
  readonly refused: readonly Term[];
}

type Members = ReadonlyMap<string, Member>;

/** Ways of assigning violations to members that are tried for one leaf. */
const ASSIGNMENT_LIMIT = 3_000;

interface Search {
  readonly engine: Engine;
  readonly literals: ObjectLiterals;
  readonly wanted: number;
  readonly found: Collector;
  readonly regions: () => NameRegions;
  assignments: number;
}

/**
 * Objects. Every violation that is asked for picks a member: one that is there already, another known name, or a fresh
 * name; then the object is filled up to its minimal size.
 */
export function solveObject(engine: Engine, list: readonly Literal[], wanted: number): Solutions {
  const literals = sortObjectLiterals(list);
  const { required, absent, size } = literals;
  if (size.min > size.max || required.size > size.max) return NONE;
  for (const name of required) if (absent.has(name)) return NONE;
  const found = createCollector(wanted);
  let regions: NameRegions | undefined;
  const search: Search = {
    engine,
    literals,
    wanted,
    found,
    assignments: 0,
    regions: () => {
      if (!regions) {
        regions = nameRegions(
          engine,
          literals,
          Math.min(size.min, 1_000) + literals.violations.length + wanted + 1,
        );
        if (regions.gap) found.gap(regions.gap);
      }
      return regions;
    },
  };
  const start = new Map<string, Member>();
  for (const name of required) {
    const member = memberOf(search, name);
    if (!member) return found.finish();
    start.set(name, member);
  }
  // Without violations first: what must be there and cannot be settles it at once.
  for (const [name, member] of start)
    if (nameFits(search, name) === false || possible(search, member) === false) return found.finish();
  assign(search, start, 0);
  return found.finish();
}

/** A member of that name with what all literals demand of it; undefined (with a gap) when that cannot be told. */
function memberOf({ literals, found }: Search, name: string): Member | undefined {
  const demanded = demandsOn(literals, name);
  if (!demanded) found.gap('a pattern that cannot be run on a name');
  return demanded && { demanded, refused: [] };
}

const nameFits = ({ literals }: Search, name: string): Truth =>
  every(literals.names, ({ term }) => belongs(term, name));

/** Is there a value for the member? Undefined: not decided; then another member may still settle it. */
function possible({ engine }: Search, { demanded, refused }: Member): Truth {
  const some = engine.satisfy(demanded, refused, 1);
  return some.values.length > 0 ? true : some.complete ? false : undefined;
}

/** Lets the violations from `index` on pick their members, one after the other. */
function assign(search: Search, members: Members, index: number): void {
  const { literals, found, engine } = search;
  if (found.full()) return;
  engine.budget.tick();
  if (++search.assignments > ASSIGNMENT_LIMIT) {
    found.gap('too many ways to violate an object');
    return;
  }
  const violation = literals.violations[index];
  if (!violation) {
    complete(search, members);
    return;
  }
  const pick = (name: string, member: Member): void => {
    if (found.full() || (!members.has(name) && members.size >= literals.size.max)) return;
    const known = members.get(name) ?? member;
    const changed: Member =
      violation.kind === 'names'
        ? known
        : { demanded: known.demanded, refused: [...known.refused, violation.term] };
    if (possible(search, changed) !== false)
      assign(search, new Map([...members, [name, changed]]), index + 1);
  };
  for (const name of new Set([...members.keys(), ...literals.known])) {
    if (literals.absent.has(name) || nameFits(search, name) === false) continue;
    const violates =
      violation.kind === 'names' ? negated(belongs(violation.term, name)) : hasName(violation.names, name);
    if (violates === undefined) found.gap('a name that cannot be evaluated');
    if (!violates) continue;
    const member = members.get(name) ?? memberOf(search, name);
    if (member) pick(name, member);
  }
  if (found.full() || (violation.kind === 'members' && !violation.names.rest)) return;
  for (const region of search.regions().regions) {
    const serves =
      violation.kind === 'names'
        ? !region.satisfies.has(violation)
        : hasFreshName(violation.names, region.matches) === true;
    const name = serves ? region.names.find((candidate) => !members.has(candidate)) : undefined;
    if (name !== undefined) pick(name, { demanded: region.demands, refused: [] });
  }
}

const negated = (truth: boolean | undefined): boolean | undefined =>
  truth === undefined ? undefined : !truth;

/** Fills up to the minimal size, and gives the values of the members. */
function complete(search: Search, chosen: Members): void {
  const { literals, found, wanted } = search;
  const { size } = literals;
  if (chosen.size > size.max) return;
  const members = new Map(chosen);
  for (const [name, member] of furtherMembers(search, chosen, size.min - chosen.size))
    members.set(name, member);
  if (members.size < size.min) return;
  const solutions = [...members].map(([name, { demanded, refused }]) => ({
    name,
    fits: nameFits(search, name),
    some: search.engine.satisfy(demanded, refused, wanted),
  }));
  if (solutions.some(({ some, fits }) => fits === false || (some.complete && !some.values.length))) return;
  for (const { some, fits } of solutions) {
    if (!some.complete) found.gap(some.reason);
    if (fits === undefined) found.gap('a name that cannot be evaluated');
    if (!some.values.length || !fits) return;
  }
  const values = new Map(solutions.map(({ name, some }) => [name, some.values]));
  vary(search, values);
}

/** Up to `count` members that may be added: known names first, then fresh ones. */
function furtherMembers(search: Search, members: Members, count: number): Map<string, Member> {
  const { literals, found } = search;
  const added = new Map<string, Member>();
  if (count <= 0) return added;
  const doubt = (): void => found.gap('members that cannot be decided');
  for (const name of literals.known) {
    if (added.size >= count) return added;
    const fits = nameFits(search, name);
    if (members.has(name) || literals.absent.has(name) || fits === false) continue;
    const member = memberOf(search, name);
    const can = member && possible(search, member);
    if (member && can && fits) added.set(name, member);
    else if (can !== false) doubt();
  }
  for (const region of search.regions().regions) {
    if (added.size >= count) return added;
    const member = { demanded: region.demands, refused: [] };
    const can = possible(search, member);
    if (can === undefined) doubt();
    if (!can) continue;
    for (const name of region.names) {
      if (added.size >= count) return added;
      if (!members.has(name)) added.set(name, member);
    }
    if (!region.complete && added.size < count) found.gap('more members than there are names at hand');
  }
  return added;
}

/** The smallest object; where more are wanted, others that differ in one value or have one more member. */
function vary(search: Search, values: ReadonlyMap<string, readonly JsonValue[]>): void {
  const { found, literals, wanted, engine } = search;
  const build = (changes: ReadonlyMap<string, JsonValue>): JsonObject => {
    const object: JsonObject = {};
    for (const [name, list] of values) setKey(object, name, changes.get(name) ?? (list[0] as JsonValue));
    for (const [name, value] of changes) setKey(object, name, value);
    return object;
  };
  found.add(build(new Map()));
  if (found.full()) return;
  const multiple = [...values.values()].filter((list) => list.length > 1).length;
  for (const [name, list] of values)
    for (const value of list.slice(1)) if (!found.full()) found.add(build(new Map([[name, value]])));
  if (multiple > 1) found.gap(undefined);
  if (values.size >= literals.size.max || found.full()) return;
  const present = new Map([...values.keys()].map((name) => [name, { demanded: [], refused: [] }]));
  for (const [name, { demanded, refused }] of furtherMembers(search, present, wanted)) {
    const some = engine.satisfy(demanded, refused, wanted);
    found.gap(undefined);
    for (const value of some.values) if (!found.full()) found.add(build(new Map([[name, value]])));
  }
}

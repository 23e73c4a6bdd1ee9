import { isNumber, isObject, type JsonType, type JsonValue, jsonType } from '../../json/value.js';
import { selectedByDiscriminator } from '../../schema/applicable.js';
import { accepts } from '../../schema/judge/index.js';
import type { Reading, Schema } from '../../schema/model.js';
import { inOpenWorld } from '../../schema/reading.js';
import {
  type Constraint,
  type Expectation,
  expectationConstraint,
  schemaConstraint,
  solve,
} from '../../schema/solver/index.js';
import type { Location } from '../../source/model.js';
import { expectationOf } from '../expectation/build.js';
import { hasLineBreak, oneLine } from '../expectation/lines.js';
import { pinnedExpectation } from '../expectation/pinned.js';
import { isIncluded } from './included.js';
import type { Site } from './sites.js';

/** Another value that the document may have at a place; not yet judged in its surroundings. */
export interface Alternative {
  readonly value: JsonValue;
  /** It belongs to another branch of `oneOf`, `anyOf` or a discriminator. */
  readonly variant: boolean;
  /** The part of the document that permits it. */
  readonly cause: Location;
}

const TYPES: readonly JsonType[] = ['boolean', 'number', 'string', 'array', 'object'];

/** Work per question; a place is worth a short search, not a long one. */
const STEPS = 4_000;

const solveValue = (
  demand: readonly Constraint[],
  refuse: readonly Constraint[] = [],
): JsonValue | undefined => {
  const answer = solve({ demand, refuse, steps: STEPS, canonicalNumbers: true });
  return answer.kind === 'instance' ? answer.value : undefined;
};

interface Known {
  readonly schemas: readonly Schema[];
  readonly direction: Reading['direction'];
  readonly type: JsonType;
  readonly value: JsonValue | undefined;
}

/** Values by the first of the schemas: many places of many interactions share them. */
const known = new WeakMap<Schema, Known[]>();

/** A value of a type that all schemas permit. */
function valueOfType(schemas: readonly Schema[], type: JsonType, open: Reading): JsonValue | undefined {
  const [first] = schemas;
  if (!first) return undefined;
  const entries = known.get(first) ?? [];
  known.set(first, entries);
  const found = entries.find(
    (one) =>
      one.type === type &&
      one.direction === open.direction &&
      one.schemas.length === schemas.length &&
      one.schemas.every((schema, index) => schema === schemas[index]),
  );
  if (found) return found.value;
  const value = solveValue([
    ...schemas.map((schema) => schemaConstraint(schema, open)),
    expectationConstraint({ kind: 'type', type }),
  ]);
  entries.push({ schemas, direction: open.direction, type, value });
  return value;
}

/** Values that the schemas of a place permit there besides the current one, plain ones first. */
export function* alternativesAt(
  site: Site,
  schemas: readonly Schema[],
  current: JsonValue,
  reading: Reading,
): Generator<Alternative, void, void> {
  const fallback = schemas[0]?.location;
  if (!fallback) return;
  const open = inOpenWorld(reading);
  const same = (value: JsonValue, cause: Location = fallback): Alternative => ({
    value,
    variant: false,
    cause,
  });

  // A branch that only other values take may forbid null where the whole permits it: the judges decide.
  if (
    current !== null &&
    (schemas.every((schema) => allows(schema, 'null')) || schemas.some(({ types }) => types?.has('null')))
  )
    yield same(null, causeOf(schemas, 'null'));
  for (const type of TYPES) {
    if (type === jsonType(current) || !schemas.every((schema) => allows(schema, type))) continue;
    const value = valueOfType(schemas, type, open);
    if (value !== undefined) yield same(value, causeOf(schemas, type));
  }
  const state = pinnedExpectation(site.example, site.rules);
  // A value that the provider state pins is the same in every variant.
  if (state.kind !== 'constant') yield* variants(schemas, current, open, expectationConstraint(state));
  if (Array.isArray(current)) yield* lengths(current, longestWanted(site), same, causeOf(schemas, 'array'));
  else if (!isObject(current) && site.rules.selected) {
    for (const schema of schemas) for (const value of schema.enum ?? []) yield same(value, schema.location);
    const value = unacceptedLike(current, schemas, site, open);
    if (value !== undefined) yield same(value, causeOf(schemas, jsonType(current)));
    if (isNumber(current)) yield same(1.5, causeOf(schemas, 'number'));
  }
}

/** A scalar of the same type that all schemas permit and the rules of the place do not accept. */
function unacceptedLike(
  current: JsonValue,
  schemas: readonly Schema[],
  { example, rules }: Site,
  open: Reading,
): JsonValue | undefined {
  const type = jsonType(current);
  const accepted = expectationOf(example, rules, { strictness: 'response', extent: 'exact' }, 0);
  if (accepted.kind === 'type' && accepted.type === type) return undefined;
  if (isIncluded(schemas, accepted, open)) return undefined;
  const demand = [
    ...schemas.map((schema) => schemaConstraint(schema, open)),
    expectationConstraint({ kind: 'type', type }),
  ];
  const refused = [expectationConstraint(accepted)];
  const found = solveValue(demand, refused);
  // A line break is the last thing people think of.
  const plain = hasLineBreak(found)
    ? solveValue([...demand, expectationConstraint(oneLine())], refused)
    : undefined;
  return plain ?? found;
}

const allows = (schema: Schema, type: JsonType): boolean =>
  schema.always !== false &&
  (!schema.types || schema.types.has(type) || (type === 'number' && schema.types.has('integer')));

/** The schema that speaks about the type most directly: the last one that names it, else the first. */
const causeOf = (schemas: readonly Schema[], type: JsonType): Location =>
  ((schemas.findLast((schema) => schema.types && allows(schema, type)) ?? schemas[0]) as Schema).location;

/** One value of every branch that the current value does not take. */
function* variants(
  schemas: readonly Schema[],
  current: JsonValue,
  open: Reading,
  state: Constraint,
): Generator<Alternative, void, void> {
  const taken = new Set(schemas);
  const isTaken = (branch: Schema): boolean =>
    taken.has(branch) || (branch.ref !== undefined && taken.has(branch.ref));
  for (const owner of schemas) {
    const { discriminator, oneOf = [], anyOf = [] } = owner;
    const selected = selectedByDiscriminator(owner, current);
    const named = tagsOf(owner, selected);
    for (const [target, tag] of named) {
      const tagged = expectationConstraint({ kind: 'object', members: tag, others: { kind: 'any' } });
      const value = solveValue([
        schemaConstraint(owner, open),
        schemaConstraint(target, open),
        tagged,
        state,
      ]);
      if (value !== undefined) yield { value, variant: true, cause: target.location };
    }
    // A parent permits what is none of its children.
    if (discriminator?.inherited && selected && selected !== owner) {
      const value = solveValue([schemaConstraint(owner, open), state], [schemaConstraint(selected, open)]);
      if (value !== undefined) yield { value, variant: true, cause: owner.location };
    }
    const fallback = discriminator?.fallback ? [discriminator.fallback] : [];
    const branches = [...new Set([...oneOf, ...anyOf, ...fallback])];
    // A value that also is of the branch taken now is no other variant.
    const others = branches.filter(isTaken);
    const refused = others.map((branch) => schemaConstraint(branch, open));
    for (const branch of branches) {
      if (isTaken(branch) || named.has(branch.ref ?? branch)) continue;
      const value = isNullOnly(owner, branch, others, open)
        ? null
        : solveValue([schemaConstraint(owner, open), schemaConstraint(branch, open), state], refused);
      if (value !== undefined) yield { value, variant: true, cause: (branch.ref ?? branch).location };
    }
  }
}

/** What a discriminator may select instead of what it selects now, each with the member that does so. */
function tagsOf(
  { discriminator }: Schema,
  selected: Schema | undefined,
): ReadonlyMap<Schema, ReadonlyMap<string, Expectation>> {
  const tags = new Map<Schema, ReadonlyMap<string, Expectation>>();
  for (const value of discriminator?.values() ?? []) {
    const target = discriminator?.target(value);
    if (discriminator && target && target !== selected && !tags.has(target))
      tags.set(target, new Map([[discriminator.propertyName, { kind: 'constant', value }]]));
  }
  return tags;
}

/**
 * The branch stands for null and nothing else, as `nullable` does: no search is needed to find that. What is pinned inside of
 * containers says nothing about null.
 */
const isNullOnly = (owner: Schema, branch: Schema, others: readonly Schema[], open: Reading): boolean =>
  branch.types?.size === 1 &&
  branch.types.has('null') &&
  accepts(branch, null, open) === true &&
  accepts(owner, null, open) === true &&
  others.every((other) => accepts(other, null, open) === false);

function* lengths(
  current: readonly JsonValue[],
  longest: number | undefined,
  same: (value: JsonValue, cause?: Location) => Alternative,
  cause: Location,
): Generator<Alternative, void, void> {
  if (current.length) yield same([], cause);
  const [first] = current;
  if (current.length > 1) yield same(current.slice(0, -1), cause);
  if (first === undefined) return;
  yield same([...current, first], cause);
  if (longest !== undefined && longest >= current.length && longest <= LONGEST_ARRAY)
    yield same([...current, ...Array<JsonValue>(longest + 1 - current.length).fill(first)], cause);
}

/** Longer arrays are not built to show that they are too long. */
const LONGEST_ARRAY = 1000;

/** The most items the matchers of a place accept. */
function longestWanted({ rules }: Site): number | undefined {
  const limits = (rules.selected?.exact ? rules.selected.rule.matchers : []).flatMap((matcher) =>
    matcher.match === 'type' && matcher.max !== undefined ? [matcher.max] : [],
  );
  return limits.length ? Math.max(...limits) : undefined;
}

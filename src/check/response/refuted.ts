import { pointerTokens } from '../../json/pointer.js';
import { isContainer, isObject, type JsonObject, type JsonValue, jsonType } from '../../json/value.js';
import { isRuled, type RuleState, ruleStateOf } from '../../matching/rule-selection.js';
import { isBare } from '../../schema/judge/alternatives.js';
import { inPlace, someHides } from '../../schema/judge/direction.js';
import { accepts } from '../../schema/judge/index.js';
import { matchesPattern } from '../../schema/judge/string.js';
import type { Reading, Schema, SchemaError } from '../../schema/model.js';
import { inOpenWorld } from '../../schema/reading.js';
import type { JsonExpectation } from './deviations.js';
import { isFulfilled } from './fulfilled.js';
import { speaksElsewhere } from './speaks-elsewhere.js';

/** Deeper places are left to the solver. */
const DEPTH_LIMIT = 64;

/** The schemas that every value at a place must fulfil. */
interface Demands {
  readonly parts: readonly Schema[];
  /** Branches of which some hold, nobody knows which. */
  readonly may: readonly Schema[];
  /** Whatever branches hold, some schema declares names. */
  readonly declares: boolean;
  /** Something else may speak about the place too, so that a name nobody here declares may still be declared. */
  readonly loose: boolean;
}

/** One walk over an example. */
interface Walk {
  readonly reading: Reading;
  /** Places and branches that may still be entered: nested choices multiply. */
  steps: number;
}

/** Where the walk stands. */
interface Place {
  readonly example: JsonValue;
  readonly rules: RuleState;
  /** Schemas that may speak about the example, if branches above hold. */
  readonly may: readonly Schema[];
  /** Something above may declare names here that no schema at hand does. */
  readonly loose: boolean;
  readonly depth: number;
  /** Where the judge objects, seen from here: if there is a proof, it most likely stands there. */
  readonly suspects: readonly (readonly string[])[];
  /** Owners of the choices whose branches are being tried here. */
  readonly choosing: readonly Schema[];
}

const STEPS = 20_000;

/**
 * Whether structure alone shows that no completion of a partial example can conform: a value without rules that its schema
 * rejects, another type, a name that nothing can declare. Only what every permitted value must fulfil is looked at, so `true`
 * is a proof; `false` says nothing. The solver would find the same, at many times the cost.
 *
 * @param objections What the judge says of the example: places to look at first.
 */
export const isRefuted = (
  { schema, example, rules, reading }: JsonExpectation,
  objections: readonly Pick<SchemaError, 'instance'>[],
): boolean =>
  refuted({ reading, steps: STEPS }, [schema], {
    example,
    rules: ruleStateOf(rules, false),
    may: [],
    loose: false,
    depth: 0,
    suspects: objections.map(({ instance }) => pointerTokens(instance)),
    choosing: [],
  });

/** `places`: the schemas that all apply to the example. */
function refuted(walk: Walk, places: readonly Schema[], at: Place): boolean {
  const { example, rules, depth } = at;
  if (isRuled(rules) || depth > DEPTH_LIMIT || --walk.steps < 0) return false;
  if (!Array.isArray(example) && !isObject(example))
    return places.some((part) => rejects(part, example, walk.reading));
  const demands = demandsOf(walk, places, at);
  if (!demands) return true;
  const { parts } = demands;
  const type = jsonType(example);
  if (parts.some((part) => part.always === false || (part.types && !part.types.has(type)))) return true;
  return Array.isArray(example)
    ? itemsRefuted(walk, demands, example, at)
    : namesRefuted(walk, demands, example, at);
}

/** A value that must stay as it is. Where dynamic references decide, a part alone says nothing. */
const rejects = (part: Schema, example: JsonValue, reading: Reading): boolean =>
  accepts(part, example, inOpenWorld(reading)) === false &&
  !inPlace(part, true).some(({ dynamicRef }) => dynamicRef);

/** Undefined: some choice cannot be made. */
function demandsOf(walk: Walk, places: readonly Schema[], at: Place): Demands | undefined {
  const parts = new Set(places);
  const { example } = at;
  const around = [...at.may, ...places];
  const may = new Set(at.may.flatMap((part) => inPlace(part, true)));
  let { loose } = at;
  let declares = false;
  for (const part of parts) {
    if (part.ref) parts.add(part.ref);
    for (const next of part.allOf ?? []) parts.add(next);
    if (speaksElsewhere(part) || at.choosing.includes(part)) {
      loose = true;
      continue;
    }
    const choosing = [...at.choosing, part];
    for (const branches of [part.anyOf, part.oneOf]) {
      if (!branches) continue;
      const left = branches.filter(
        (branch) => !refuted(walk, [branch], { ...at, may: around, depth: at.depth + 1, choosing }),
      );
      const [only] = left;
      if (!only || (branches === part.oneOf && severalHold(walk, left, at))) return undefined;
      if (isOpenTo(example, left)) loose = true;
      else if (left.length === 1) parts.add(only);
      else {
        for (const branch of left) for (const one of inPlace(branch, true)) may.add(one);
        declares ||= left.every((branch) => inPlace(branch, false).some(declaresNames));
      }
    }
  }
  loose ||= [...may].some((part) => speaksElsewhere(part) || isOpenChoice(part, example));
  return { parts: [...parts], may: [...may], declares: declares || [...parts].some(declaresNames), loose };
}

/** More than one hold, whatever the example is completed to: `oneOf` does not. */
const severalHold = ({ reading }: Walk, branches: readonly Schema[], { example, rules }: Place): boolean =>
  branches.length > 1 && branches.filter((branch) => isFulfilled(branch, example, rules, reading)).length > 1;

/** An alternative that says nothing about objects lets an object have any names. */
const isOpenTo = (example: JsonValue, branches: readonly Schema[]): boolean =>
  isObject(example) && branches.some(isBare);

const isOpenChoice = ({ anyOf = [], oneOf = [] }: Schema, example: JsonValue): boolean =>
  isOpenTo(example, anyOf) || isOpenTo(example, oneOf);

/** The place below; schemas that may speak about it are those that may speak about its parent. */
const inside = (
  at: Place,
  { loose }: Demands,
  token: string,
  example: JsonValue,
  may: readonly Schema[],
): Place => ({
  example,
  rules: at.rules.child(token),
  may,
  loose: at.loose || loose,
  depth: at.depth + 1,
  suspects: at.suspects.filter(([first]) => first === token).map((tokens) => tokens.slice(1)),
  choosing: [],
});

/** The tokens of a container, those first that lead to a suspect. */
function suspectsFirst(tokens: readonly string[], { suspects }: Place): readonly string[] {
  if (suspects.length === 0) return tokens;
  const wanted = new Set(suspects.map(([first]) => first));
  return [...tokens.filter((token) => wanted.has(token)), ...tokens.filter((token) => !wanted.has(token))];
}

const itemSchemas = (parts: readonly Schema[], index: number): readonly Schema[] =>
  parts.flatMap(({ prefixItems, items }) => prefixItems?.[index] ?? items ?? []);

/** The example as it stands: without rules an array has neither more items nor fewer. */
const itemsRefuted = (walk: Walk, demands: Demands, example: readonly JsonValue[], at: Place): boolean =>
  demands.parts.some(
    ({ minItems = 0, maxItems = Infinity }) => example.length < minItems || example.length > maxItems,
  ) ||
  suspectsFirst(Object.keys(example), at).some((token) => {
    const index = Number(token);
    return refuted(
      walk,
      itemSchemas(demands.parts, index),
      inside(at, demands, token, example[index] as JsonValue, itemSchemas(demands.may, index)),
    );
  });

function namesRefuted(walk: Walk, demands: Demands, example: JsonObject, at: Place): boolean {
  const { parts, may, declares } = demands;
  const { world, direction } = walk.reading;
  const names = Object.keys(example);
  if (parts.some(({ maxProperties = Infinity }) => names.length > maxProperties)) return true;
  const free = demands.loose || world === 'open' || !declares;
  const patterns = [...parts, ...may].flatMap(({ patternProperties }) => [
    ...(patternProperties?.keys() ?? []),
  ]);
  return suspectsFirst(names, at).some((name) => {
    // Nobody can tell what is said about it.
    if (patterns.some((pattern) => matchesPattern(pattern, name) === undefined)) return false;
    const demanded = schemasOf(parts, name);
    if (demanded.some((schema) => schema.always === false)) return true;
    if (direction && someHides(parts, name, direction)) return true;
    const member = example[name] as JsonValue;
    // What else may speak about it is of interest only where it could declare the name, or one inside.
    const isDeclared = free || demanded.length > 0 || isRequired(parts, name) || isRequired(may, name);
    const others = isDeclared && !isContainer(member) ? [] : schemasOf(may, name);
    if (!isDeclared && others.length === 0) return true;
    return refuted(walk, demanded, inside(at, demands, name, member, others));
  });
}

const isRequired = (parts: readonly Schema[], name: string): boolean =>
  parts.some(({ required }) => required?.includes(name));

const declaresNames = ({ properties, patternProperties, additionalProperties }: Schema): boolean =>
  patternProperties !== undefined || additionalProperties !== undefined || (properties?.size ?? 0) > 0;

/** What some parts say about a name. */
export function schemasOf(parts: readonly Schema[], name: string): readonly Schema[] {
  const found: Schema[] = [];
  for (const { properties, patternProperties, additionalProperties } of parts) {
    const before = found.length;
    const own = properties?.get(name);
    if (own) found.push(own);
    for (const [pattern, schema] of patternProperties ?? [])
      if (matchesPattern(pattern, name)) found.push(schema);
    if (found.length === before && additionalProperties) found.push(additionalProperties);
  }
  return found;
}

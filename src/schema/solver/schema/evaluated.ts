import { isBare } from '../../judge/alternatives.js';
import { inPlace } from '../../judge/direction.js';
import type { Schema } from '../../model.js';
import { makeAtom } from '../atoms.js';
import { atomic, cases, type Formula, when } from '../formula.js';
import { dynamicTarget } from './applicators.js';
import { branchFor, namesOfChildren, selections } from './discriminator.js';
import { type Frame, followedFrame, inPlaceFrame } from './frame.js';
import { partInPlace } from './schema-term.js';
import type { Translation } from './translation.js';

/** A schema that judges the place, with the frame it is read in. */
export interface Applied {
  readonly schema: Schema;
  readonly frame: Frame;
}

/** Combinations of branches beyond this are not told apart. */
const CASE_LIMIT = 256;

/** What is known at the end of one combination. */
export interface Combination {
  readonly applied: readonly Applied[];
  /** Names that perhaps are declared: by children of a parent whose discriminator selects none. */
  readonly possible: ReadonlySet<string>;
}

/**
 * Tells apart which schemas judge the place successfully, as far as that matters for what is evaluated, and says for each
 * combination what `leaf` says. `start` are schemas known to hold. Undefined: too many combinations.
 */
export function byAppliedSchemas(
  translation: Translation,
  type: 'array' | 'object',
  start: readonly Applied[],
  leaf: (combination: Combination) => Formula,
): Formula | undefined {
  let leaves = 0;
  let overflow = false;

  const walk = (waiting: readonly Applied[], combination: Combination): Formula => {
    const [next, ...rest] = waiting;
    if (!next) {
      if (++leaves > CASE_LIMIT) overflow = true;
      return leaf(combination);
    }
    if (overflow) return leaf(combination);
    const { applied, possible } = combination;
    if (applied.some(({ schema }) => schema === next.schema)) return walk(rest, combination);
    return chain(forksOf(translation, type, next), (chosen) =>
      walk([...rest, ...unconditional(next), ...chosen.applied], {
        applied: [...applied, next],
        possible: new Set([...possible, ...chosen.possible]),
      }),
    );
  };

  const formula = walk(start, NOTHING);
  return overflow ? undefined : formula;
}

const NOTHING: Combination = { applied: [], possible: new Set() };

const also = (...applied: readonly Applied[]): Combination => ({ ...NOTHING, applied });

/** Decides something about the value, and goes on with the schemas that apply then. */
type Fork = (then: (chosen: Combination) => Formula) => Formula;

/** One decision after the other. */
const chain = (forks: readonly Fork[], then: (chosen: Combination) => Formula): Formula => {
  const [first, ...rest] = forks;
  if (!first) return then(NOTHING);
  return first((chosen) =>
    chain(rest, (more) =>
      then({
        applied: [...chosen.applied, ...more.applied],
        possible: new Set([...chosen.possible, ...more.possible]),
      }),
    ),
  );
};

function unconditional({ schema, frame }: Applied): Applied[] {
  const { ref, dynamicRef, allOf = [] } = schema;
  const target = dynamicRef && dynamicTarget(dynamicRef, frame);
  return [
    ...[ref, target].flatMap((found) => (found ? followedBy(found, frame) : [])),
    ...allOf.map((part) => ({ schema: part, frame: inPlaceFrame(frame, part) })),
  ];
}

/** The target of a reference. One that is being followed at this place already adds nothing. */
const followedBy = (target: Schema, frame: Frame): Applied[] =>
  frame.chain.some((entry) => entry.target === target)
    ? []
    : [{ schema: target, frame: followedFrame(frame, target) }];

/** The places where it depends on the value which schemas apply. */
function forksOf(translation: Translation, type: 'array' | 'object', { schema, frame }: Applied): Fork[] {
  const forks: Fork[] = [];
  const { discriminator, anyOf = [], oneOf = [], if: condition, dependentSchemas } = schema;
  const at = (part: Schema): Applied => ({ schema: part, frame: inPlaceFrame(frame, part) });
  const test = (part: Schema): Formula => partInPlace(translation, part, frame);
  const branches: Fork[] = [];
  for (const branch of anyOf)
    if (evaluatesAnything(branch))
      branches.push((then) => when(test(branch), then(also(at(branch))), then(NOTHING)));
  if (oneOf.some(evaluatesAnything)) branches.push((then) => firstOf(oneOf, test, at, then));
  if (discriminator && type === 'object') {
    const chosen = (target: Schema): Applied[] => {
      const branch = discriminator.inherited ? undefined : branchFor(schema, target);
      return branch ? [at(branch)] : followedBy(target, frame);
    };
    const possible = discriminator.inherited ? namesOfChildren(discriminator) : NOTHING.possible;
    forks.push((then) =>
      cases(
        selections(
          translation,
          discriminator,
          (target) => then(also(...chosen(target))),
          () => chain(branches, (more) => then({ ...more, possible })),
        ),
      ),
    );
  } else forks.push(...branches);
  if (condition && [condition, schema.then, schema.else].some((part) => part && evaluatesAnything(part)))
    forks.push((then) =>
      when(
        test(condition),
        then(also(at(condition), ...(schema.then ? [at(schema.then)] : []))),
        then(schema.else ? also(at(schema.else)) : NOTHING),
      ),
    );
  for (const [name, part] of type === 'object' ? (dependentSchemas ?? []) : [])
    if (evaluatesAnything(part))
      forks.push((then) =>
        when(atomic(makeAtom({ kind: 'has', name })), then(also(at(part))), then(NOTHING)),
      );
  return forks;
}

/** `oneOf`: exactly one branch holds where the whole holds. */
function firstOf(
  branches: readonly Schema[],
  test: (part: Schema) => Formula,
  at: (part: Schema) => Applied,
  then: (chosen: Combination) => Formula,
): Formula {
  const [branch, ...rest] = branches;
  if (!branch) return then(NOTHING);
  const chosen = also(at(branch));
  return rest.length ? when(test(branch), then(chosen), firstOf(rest, test, at, then)) : then(chosen);
}

const evaluating = new WeakMap<Schema, boolean>();

/** Whether a schema, or one that judges the same place through it, evaluates members or items, or makes a place free-form. */
function evaluatesAnything(schema: Schema): boolean {
  let known = evaluating.get(schema);
  if (known === undefined) {
    known =
      isBare(schema) ||
      inPlace(schema, true).some(
        (part) =>
          part.always === true ||
          part.anyOf?.some(isBare) ||
          part.oneOf?.some(isBare) ||
          part.properties ||
          part.patternProperties ||
          part.additionalProperties ||
          part.unevaluatedProperties ||
          part.required ||
          part.prefixItems ||
          part.items ||
          part.contains ||
          part.unevaluatedItems ||
          part.discriminator,
      );
    evaluating.set(schema, known);
  }
  return known;
}

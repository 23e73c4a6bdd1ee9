import { isBare } from '../../judge/alternatives.js';
import { inPlace } from '../../judge/direction.js';
import type { Schema } from '../../model.js';
import { makeAtom } from '../atoms.js';
import { atomic, cases, type Formula, when } from '../formula.js';
import { dynamicTarget } from './applicators.js';
import { branchFor, selections } from './discriminator.js';
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

/**
 * Tells apart which schemas judge the place successfully, as far as that matters for what is evaluated, and says for each
 * combination what `leaf` says. `start` are schemas known to hold. Undefined: too many combinations.
 */
export function byAppliedSchemas(
  translation: Translation,
  start: readonly Applied[],
  leaf: (applied: readonly Applied[]) => Formula,
): Formula | undefined {
  let leaves = 0;
  let overflow = false;

  const walk = (waiting: readonly Applied[], applied: readonly Applied[]): Formula => {
    const [next, ...rest] = waiting;
    if (!next) {
      if (++leaves > CASE_LIMIT) overflow = true;
      return leaf(applied);
    }
    if (overflow) return leaf(applied);
    if (applied.some(({ schema }) => schema === next.schema)) return walk(rest, applied);
    const all = [...applied, next];
    const certain = unconditional(next);
    const forks = forksOf(translation, next);
    const decide = (index: number, more: readonly Applied[]): Formula => {
      const fork = forks[index];
      return fork ? fork((chosen) => decide(index + 1, [...more, ...chosen])) : walk([...rest, ...more], all);
    };
    return decide(0, certain);
  };

  const formula = walk(start, []);
  return overflow ? undefined : formula;
}

type Fork = (then: (chosen: readonly Applied[]) => Formula) => Formula;

function unconditional({ schema, frame }: Applied): Applied[] {
  const { ref, dynamicRef, allOf = [] } = schema;
  const target = dynamicRef && dynamicTarget(dynamicRef, frame);
  return [
    ...[ref, target].flatMap((followed) =>
      followed ? [{ schema: followed, frame: followedFrame(frame, followed) }] : [],
    ),
    ...allOf.map((part) => ({ schema: part, frame: inPlaceFrame(frame, part) })),
  ];
}

/** The places where it depends on the value which schemas apply. */
function forksOf(translation: Translation, { schema, frame }: Applied): Fork[] {
  const forks: Fork[] = [];
  const { discriminator, anyOf = [], oneOf = [], if: condition, dependentSchemas } = schema;
  const at = (part: Schema): Applied => ({ schema: part, frame: inPlaceFrame(frame, part) });
  const test = (part: Schema): Formula => partInPlace(translation, part, frame);
  const branches: Fork[] = [];
  for (const branch of anyOf)
    if (evaluatesAnything(branch)) branches.push((then) => when(test(branch), then([at(branch)]), then([])));
  if (oneOf.some(evaluatesAnything)) branches.push((then) => firstOf(oneOf, test, at, then));
  if (discriminator) {
    const chosen = (target: Schema): Applied => {
      const branch = discriminator.inherited ? undefined : branchFor(schema, target);
      return branch ? at(branch) : { schema: target, frame: followedFrame(frame, target) };
    };
    forks.push((then) =>
      cases(
        selections(
          translation,
          discriminator,
          ({ target }) => then([chosen(target)]),
          () => chain(branches, then),
        ),
      ),
    );
  } else forks.push(...branches);
  if (condition && [condition, schema.then, schema.else].some((part) => part && evaluatesAnything(part)))
    forks.push((then) =>
      when(
        test(condition),
        then([at(condition), ...(schema.then ? [at(schema.then)] : [])]),
        then(schema.else ? [at(schema.else)] : []),
      ),
    );
  for (const [name, part] of dependentSchemas ?? [])
    if (evaluatesAnything(part))
      forks.push((then) => when(atomic(makeAtom({ kind: 'has', name })), then([at(part)]), then([])));
  return forks;
}

const chain = (forks: readonly Fork[], then: (chosen: readonly Applied[]) => Formula): Formula => {
  const [first, ...rest] = forks;
  return first ? first((chosen) => chain(rest, (more) => then([...chosen, ...more]))) : then([]);
};

/** `oneOf`: exactly one branch holds where the whole holds. */
function firstOf(
  branches: readonly Schema[],
  test: (part: Schema) => Formula,
  at: (part: Schema) => Applied,
  then: (chosen: readonly Applied[]) => Formula,
): Formula {
  const [branch, ...rest] = branches;
  if (!branch) return then([]);
  return rest.length
    ? when(test(branch), then([at(branch)]), firstOf(rest, test, at, then))
    : then([at(branch)]);
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

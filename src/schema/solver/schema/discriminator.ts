import { inPlace } from '../../judge/direction.js';
import type { Discriminator, Schema } from '../../model.js';
import { makeAtom } from '../atoms.js';
import { all, atomic, type Case, cases, FALSE, type Formula, not, TRUE } from '../formula.js';
import { oneName } from '../names.js';
import { constantTerm } from '../structure.js';
import { alternatives } from './applicators.js';
import type { Frame } from './frame.js';
import { placeOf } from './place.js';
import { followed, partInPlace } from './schema-term.js';
import type { Translation } from './translation.js';

/** The schema selected by the discriminator's property holds; without selection the alternatives count as usual. */
export const dispatch = (
  translation: Translation,
  schema: Schema,
  discriminator: Discriminator,
  frame: Frame,
): Formula =>
  cases(
    selections(
      translation,
      discriminator,
      (target) => selected(translation, schema, discriminator, target, frame),
      () =>
        all([
          selectsSomething(translation, schema, discriminator),
          ...alternatives(translation, schema, frame),
        ]),
    ),
  );

/** A text that selects nothing is wrong (OpenAPI 3.1.1, section 4.8.25), unless an alternative lists it itself. */
function selectsSomething(
  { engine }: Translation,
  schema: Schema,
  { inherited, propertyName, values }: Discriminator,
): Formula {
  if (inherited || values().length === 0) return TRUE;
  const listed = [...new Set(listedTags(schema, propertyName))].sort();
  const term = engine.terms.intern(`tags ${JSON.stringify(listed)}`, (type) =>
    type !== 'string' ? TRUE : listed.length ? atomic(makeAtom({ kind: 'in', values: listed })) : FALSE,
  );
  const names = oneName(propertyName);
  return atomic(makeAtom({ kind: 'members', names, term }, placeOf(schema, 'discriminator')));
}

/** The texts that alternatives list for the property. */
const listedTags = (schema: Schema, propertyName: string): string[] =>
  [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]
    .flatMap((alternative) => inPlace(alternative, false))
    .flatMap((part) => part.properties?.get(propertyName) ?? [])
    .flatMap((property) => inPlace(property, false))
    .flatMap(({ constant, enum: listed = [] }) => [...(constant ? [constant.value] : []), ...listed])
    .filter((value) => typeof value === 'string');

/** Every name that some child of a parent declares. */
export const namesOfChildren = ({ values, target }: Discriminator): ReadonlySet<string> =>
  new Set(
    values()
      .flatMap((value) => target(value) ?? [])
      .flatMap((child) => inPlace(child, true))
      .flatMap((part) => [...(part.properties?.keys() ?? [])]),
  );

/** What a value of the property selects: a branch of the schema where one refers to the target, else the target. */
export function branchFor(schema: Schema, target: Schema): Schema | undefined {
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return branches.find((branch) => branch === target || branch.ref === target);
}

function selected(
  translation: Translation,
  schema: Schema,
  { inherited }: Discriminator,
  target: Schema,
  frame: Frame,
): Formula {
  if (inherited) return target === schema ? TRUE : followed(translation, target, frame);
  const branch = branchFor(schema, target);
  return branch ? partInPlace(translation, branch, frame) : followed(translation, target, frame);
}

/** One case per value that selects something, and one for all others and for objects without the property. */
export function selections(
  { engine }: Translation,
  { propertyName, values, target, fallback }: Discriminator,
  select: (target: Schema) => Formula,
  otherwise: () => Formula,
): Case[] {
  const has = atomic(makeAtom({ kind: 'has', name: propertyName }));
  const tagged = (tag: string): Formula =>
    all([
      has,
      atomic(makeAtom({ kind: 'members', names: oneName(propertyName), term: constantTerm(engine, tag) })),
    ]);
  const chosen = values().flatMap((value) => {
    const found = target(value);
    return found ? [{ value, target: found }] : [];
  });
  return [
    ...chosen.map((selection) => ({ guard: tagged(selection.value), body: select(selection.target) })),
    {
      guard: all(chosen.map(({ value }) => not(tagged(value)))),
      body: fallback ? select(fallback) : otherwise(),
    },
  ];
}

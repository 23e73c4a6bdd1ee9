import { isHidden, isHiddenBelow } from '../../judge/direction.js';
import type { Schema } from '../../model.js';
import { type AtomKind, makeAtom } from '../atoms.js';
import { all, any, atomic, type Formula, not } from '../formula.js';
import { namesMatching, oneName, otherNames } from '../names.js';
import { nothing } from '../structure.js';
import type { Frame } from './frame.js';
import { placeOf } from './place.js';
import { termBelow } from './schema-term.js';
import type { Translation } from './translation.js';

/** Keywords for objects, except those that apply a schema to the object itself. */
export function objectKeywords(translation: Translation, schema: Schema, frame: Frame): readonly Formula[] {
  const { properties, patternProperties, additionalProperties, propertyNames, minProperties, maxProperties } =
    schema;
  const formulas: Formula[] = [];
  const add = (keyword: string, atom: AtomKind, positive = true, entry: readonly string[] = []) => {
    const formula = atomic(makeAtom(atom, placeOf(schema, keyword, ...entry)));
    formulas.push(positive ? formula : not(formula));
  };
  const below = (part: Schema) => termBelow(translation, part, frame);
  const forbidden = nothing(translation.engine);
  if (minProperties) add('minProperties', { kind: 'size', min: minProperties });
  if (maxProperties !== undefined) add('maxProperties', { kind: 'size', min: maxProperties + 1 }, false);
  for (const name of schema.required ?? [])
    if (isDemanded(schema, frame, name)) add('required', { kind: 'has', name });
  formulas.push(...dependencies(schema, frame));
  for (const [name, part] of properties ?? []) {
    const hidden = frame.direction !== undefined && isHidden(part, frame.direction);
    if (!hidden && part.always === true) continue;
    const term = hidden ? forbidden : below(part);
    add('properties', { kind: 'members', names: oneName(name), term }, true, [name]);
  }
  for (const [pattern, part] of patternProperties ?? [])
    if (part.always !== true)
      add('patternProperties', { kind: 'members', names: namesMatching(pattern), term: below(part) }, true, [
        pattern,
      ]);
  if (additionalProperties && additionalProperties.always !== true) {
    const names = otherNames(properties?.keys() ?? [], [...(patternProperties?.keys() ?? [])]);
    add('additionalProperties', { kind: 'members', names, term: below(additionalProperties) });
  }
  if (propertyNames && propertyNames.always !== true)
    add('propertyNames', { kind: 'names', term: below(propertyNames) });
  return formulas;
}

/** A name that does not travel in this direction need not be there. */
const isDemanded = (schema: Schema, { direction, site }: Frame, name: string): boolean =>
  !direction || !isHiddenBelow(site, schema, name, direction);

const dependencies = (schema: Schema, frame: Frame): readonly Formula[] =>
  [...(schema.dependentRequired ?? [])].map(([name, needed]) => {
    const place = placeOf(schema, 'dependentRequired');
    const has = (wanted: string) => atomic(makeAtom({ kind: 'has', name: wanted }, place));
    return any([not(has(name)), all(needed.filter((other) => isDemanded(schema, frame, other)).map(has))]);
  });

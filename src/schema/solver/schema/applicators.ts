import type { JsonType } from '../../../json/value.js';
import type { DynamicRef, Schema } from '../../model.js';
import { makeAtom } from '../atoms.js';
import { any, atomic, type Formula, not, one, reference, TRUE, when } from '../formula.js';
import { dispatch } from './discriminator.js';
import { type Frame, negatedFrame } from './frame.js';
import { followed, partInPlace, schemaTerm } from './schema-term.js';
import type { Translation } from './translation.js';

/** Keywords that apply schemas to the value itself. */
export function applicators(
  translation: Translation,
  schema: Schema,
  frame: Frame,
  type: JsonType,
): readonly Formula[] {
  const { ref, dynamicRef, allOf, discriminator, if: condition } = schema;
  const inPlace = (part: Schema) => partInPlace(translation, part, frame);
  const formulas: Formula[] = [];
  if (ref) formulas.push(followed(translation, ref, frame));
  if (dynamicRef) formulas.push(followed(translation, dynamicTarget(dynamicRef, frame), frame));
  for (const part of allOf ?? []) formulas.push(inPlace(part));
  if (discriminator && type === 'object') formulas.push(dispatch(translation, schema, discriminator, frame));
  else formulas.push(...alternatives(translation, schema, frame));
  if (schema.not)
    formulas.push(
      schema.not.always === undefined
        ? not(reference(schemaTerm(translation, schema.not, negatedFrame(frame, schema.not))))
        : not(inPlace(schema.not)),
    );
  if (condition && (schema.then || schema.else))
    formulas.push(
      when(
        inPlace(condition),
        schema.then ? inPlace(schema.then) : TRUE,
        schema.else ? inPlace(schema.else) : TRUE,
      ),
    );
  if (type === 'object')
    for (const [name, part] of schema.dependentSchemas ?? [])
      formulas.push(any([not(atomic(makeAtom({ kind: 'has', name }))), inPlace(part)]));
  return formulas;
}

/** `anyOf` and `oneOf`. */
export function alternatives(translation: Translation, schema: Schema, frame: Frame): readonly Formula[] {
  const inPlace = (part: Schema) => partInPlace(translation, part, frame);
  const formulas: Formula[] = [];
  if (schema.anyOf) formulas.push(any(schema.anyOf.map(inPlace)));
  if (schema.oneOf) formulas.push(one(schema.oneOf.map(inPlace)));
  return formulas;
}

/** The outermost resource on the way here that declares the dynamic anchor decides. */
export function dynamicTarget({ initial, anchor }: DynamicRef, frame: Frame): Schema {
  if (anchor !== undefined)
    for (const resource of frame.scope) {
      const target = resource.dynamicAnchors.get(anchor);
      if (target) return target;
    }
  return initial;
}

import type { Schema } from '../../model.js';
import { type AtomKind, makeAtom } from '../atoms.js';
import { atomic, type Formula, not } from '../formula.js';
import { numberFormat } from './formats.js';
import type { Frame } from './frame.js';
import { placeOf } from './place.js';

/** `type: integer`, bounds, `multipleOf`, numeric formats. */
export function numberKeywords(schema: Schema, frame: Frame): readonly Formula[] {
  const { types, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
  const formulas: Formula[] = [];
  const add = (keyword: string, atom: AtomKind, positive = true) => {
    const formula = atomic(makeAtom(atom, placeOf(schema, keyword)));
    formulas.push(positive ? formula : not(formula));
  };
  if (types?.has('integer') && !types.has('number')) add('type', { kind: 'multiple', of: 1 });
  if (minimum !== undefined) add('minimum', { kind: 'atLeast', value: minimum, exclusive: false });
  if (exclusiveMinimum !== undefined)
    add('exclusiveMinimum', { kind: 'atLeast', value: exclusiveMinimum, exclusive: true });
  if (maximum !== undefined) add('maximum', { kind: 'atLeast', value: maximum, exclusive: true }, false);
  if (exclusiveMaximum !== undefined)
    add('exclusiveMaximum', { kind: 'atLeast', value: exclusiveMaximum, exclusive: false }, false);
  if (multipleOf !== undefined) add('multipleOf', { kind: 'multiple', of: multipleOf });
  if (frame.formats && format !== undefined) formulas.push(numberFormat(schema, format));
  return formulas;
}

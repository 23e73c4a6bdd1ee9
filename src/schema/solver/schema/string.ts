import { compileRegex } from '../../../regex/compile.js';
import type { Schema } from '../../model.js';
import { type AtomKind, makeAtom } from '../atoms.js';
import { atomic, type Formula, not } from '../formula.js';
import { stringFormat } from './formats.js';
import type { Frame } from './frame.js';
import { placeOf } from './place.js';

/** Lengths, `pattern`, formats. */
export function stringKeywords(schema: Schema, frame: Frame): readonly Formula[] {
  const { minLength, maxLength, pattern, format } = schema;
  const formulas: Formula[] = [];
  const add = (keyword: string, atom: AtomKind, positive = true) => {
    const formula = atomic(makeAtom(atom, placeOf(schema, keyword)));
    formulas.push(positive ? formula : not(formula));
  };
  if (minLength) add('minLength', { kind: 'size', min: minLength });
  if (maxLength !== undefined) add('maxLength', { kind: 'size', min: maxLength + 1 }, false);
  if (pattern !== undefined) add('pattern', { kind: 'pattern', regex: compileRegex(pattern, 'ecma') });
  if (frame.formats && format !== undefined) formulas.push(stringFormat(schema, format));
  return formulas;
}

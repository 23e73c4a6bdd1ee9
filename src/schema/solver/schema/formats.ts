import { isNumber } from '../../../json/value.js';
import { checkNumberFormat, checkStringFormat } from '../../formats.js';
import type { Schema } from '../../model.js';
import { makeAtom, type Opaque } from '../atoms.js';
import { atomic, type Formula } from '../formula.js';
import { placeOf } from './place.js';

/** A format of strings, as a test with samples. */
export const stringFormat = (schema: Schema, format: string): Formula =>
  atomic(makeAtom({ kind: 'opaque', test: stringTest(format) }, placeOf(schema, 'format')));

/** A format of numbers. */
export const numberFormat = (schema: Schema, format: string): Formula =>
  atomic(makeAtom({ kind: 'opaque', test: numberTest(format) }, placeOf(schema, 'format')));

const stringTest = (format: string): Opaque => ({
  name: `string format ${format}`,
  accepts: (value) => (typeof value === 'string' ? checkStringFormat(format, value) : undefined),
  samples: [],
  implies: [],
  within: undefined,
});

const numberTest = (format: string): Opaque => ({
  name: `number format ${format}`,
  accepts: (value) => (isNumber(value) ? checkNumberFormat(format, value) : undefined),
  samples: [0, 1, 0.5, 2 ** 31, 2 ** 53],
  implies: [],
  within: undefined,
});

import { numberFromLexeme } from '../../../json/number.js';
import { compileRegex } from '../../../regex/compile.js';
import { checkStringFormat, isKnownFormat } from '../../formats.js';
import type { Schema } from '../../model.js';
import { makeAtom, type Opaque } from '../atoms.js';
import { all, atomic, type Formula, not, TRUE } from '../formula.js';
import { FORMATS, INTEGER_FORMATS } from './format-table.js';
import { placeOf } from './place.js';

/** A format of strings: a pattern where it is one, else a test with what is known about it. */
export function stringFormat(schema: Schema, format: string): Formula {
  if (!isKnownFormat(format)) return TRUE;
  const place = placeOf(schema, 'format');
  const known = FORMATS.get(format);
  if (known?.exact !== undefined)
    return atomic(
      makeAtom({ kind: 'pattern', regex: compileRegex(known.exact, 'ecma'), samples: known.samples }, place),
    );
  const pattern = (source: string | undefined) =>
    source === undefined ? undefined : compileRegex(source, 'ecma');
  const test: Opaque = {
    name: `format ${format}`,
    accepts: (value) => (typeof value === 'string' ? checkStringFormat(format, value) : undefined),
    samples: known?.samples ?? [],
    implies: (known?.implies ?? []).map((name) => `format ${name}`),
    within: pattern(known?.within),
    surely: pattern(known?.surely),
  };
  return atomic(makeAtom({ kind: 'opaque', test }, place));
}

/** A format of numbers. Only those for integers limit anything. */
export function numberFormat(schema: Schema, format: string): Formula {
  const limits = INTEGER_FORMATS.get(format);
  if (!limits) return TRUE;
  const place = placeOf(schema, 'format');
  return all([
    atomic(makeAtom({ kind: 'multiple', of: 1 }, place)),
    atomic(makeAtom({ kind: 'atLeast', value: numberFromLexeme(limits.least), exclusive: false }, place)),
    not(atomic(makeAtom({ kind: 'atLeast', value: numberFromLexeme(limits.most), exclusive: true }, place))),
  ]);
}

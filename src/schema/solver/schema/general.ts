import { type JsonType, type JsonValue, jsonType } from '../../../json/value.js';
import type { Schema } from '../../model.js';
import { makeAtom } from '../atoms.js';
import { atomic, FALSE, type Formula } from '../formula.js';
import { placeOf } from './place.js';

/** `enum` and `const`, reduced to the values of the type. */
export function generalKeywords(schema: Schema, type: JsonType): readonly Formula[] {
  const formulas: Formula[] = [];
  if (schema.enum) formulas.push(among(schema.enum, schema, 'enum', type));
  if (schema.constant) formulas.push(among([schema.constant.value], schema, 'const', type));
  return formulas;
}

function among(listed: readonly JsonValue[], schema: Schema, keyword: string, type: JsonType): Formula {
  const values = listed.filter((value) => jsonType(value) === type);
  return values.length ? atomic(makeAtom({ kind: 'in', values }, placeOf(schema, keyword))) : FALSE;
}

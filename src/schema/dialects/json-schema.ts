import type { Dialect, KeywordTable } from './model.js';
import {
  additionalItems,
  annotation,
  constant,
  container,
  count,
  dependencies,
  dependentRequired,
  dynamicReference,
  enumeration,
  exclusive,
  flag,
  itemsOrTuple,
  list,
  map,
  number,
  one,
  reference,
  required,
  sample,
  samples,
  text,
  type,
} from './readers.js';

/** What draft-04 has (draft-fge-json-schema-validation-00) and every later dialect keeps. */
export const COMMON: KeywordTable = {
  $ref: reference,
  type: type(true),
  enum: enumeration,
  minimum: number('minimum'),
  maximum: number('maximum'),
  multipleOf: number('multipleOf'),
  minLength: count('minLength'),
  maxLength: count('maxLength'),
  pattern: text('pattern'),
  format: text('format'),
  minItems: count('minItems'),
  maxItems: count('maxItems'),
  uniqueItems: flag('uniqueItems'),
  properties: map('properties'),
  patternProperties: map('patternProperties'),
  additionalProperties: one('additionalProperties'),
  required,
  minProperties: count('minProperties'),
  maxProperties: count('maxProperties'),
  allOf: list('allOf'),
  anyOf: list('anyOf'),
  oneOf: list('oneOf'),
  not: one('not'),
  title: text('title'),
  description: annotation,
  default: sample,
  definitions: container,
};

const TUPLES: KeywordTable = { items: itemsOrTuple(true), additionalItems };

export const DRAFT_04: KeywordTable = {
  ...COMMON,
  ...TUPLES,
  exclusiveMinimum: exclusive('exclusiveMinimum', 'boolean'),
  exclusiveMaximum: exclusive('exclusiveMaximum', 'boolean'),
  dependencies,
};

export const DRAFT_06: KeywordTable = {
  ...DRAFT_04,
  exclusiveMinimum: exclusive('exclusiveMinimum', 'number'),
  exclusiveMaximum: exclusive('exclusiveMaximum', 'number'),
  const: constant,
  contains: one('contains'),
  propertyNames: one('propertyNames'),
  examples: samples,
};

export const DRAFT_07: KeywordTable = {
  ...DRAFT_06,
  if: one('if'),
  // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
  then: one('then'),
  else: one('else'),
  readOnly: flag('readOnly'),
  writeOnly: flag('writeOnly'),
};

export const DRAFT_2019_09: KeywordTable = {
  ...DRAFT_07,
  $defs: container,
  $recursiveRef: dynamicReference,
  dependentRequired,
  dependentSchemas: map('dependentSchemas'),
  minContains: count('minContains'),
  maxContains: count('maxContains'),
  unevaluatedItems: one('unevaluatedItems'),
  unevaluatedProperties: one('unevaluatedProperties'),
  deprecated: flag('deprecated'),
};

const { additionalItems: _dropped, $recursiveRef: _renamed, ...KEPT } = DRAFT_2019_09;

export const DRAFT_2020_12: KeywordTable = {
  ...KEPT,
  $dynamicRef: dynamicReference,
  prefixItems: list('prefixItems'),
  items: itemsOrTuple(false),
};

const REF_ALONE: ReadonlySet<string> = new Set(['$ref']);

const dialect = (
  name: Dialect['name'],
  table: KeywordTable,
  rest: Pick<Dialect, 'besideRef' | 'identifier' | 'fragmentIdentifiers'>,
): Dialect => ({ name, keywords: new Map(Object.entries(table)), ...rest });

export const JSON_SCHEMA_DIALECTS: readonly Dialect[] = [
  dialect('draft-04', DRAFT_04, { besideRef: REF_ALONE, identifier: 'id', fragmentIdentifiers: true }),
  dialect('draft-06', DRAFT_06, { besideRef: REF_ALONE, identifier: '$id', fragmentIdentifiers: true }),
  dialect('draft-07', DRAFT_07, { besideRef: REF_ALONE, identifier: '$id', fragmentIdentifiers: true }),
  dialect('2019-09', DRAFT_2019_09, { besideRef: undefined, identifier: '$id', fragmentIdentifiers: false }),
  dialect('2020-12', DRAFT_2020_12, { besideRef: undefined, identifier: '$id', fragmentIdentifiers: false }),
];

import { DRAFT_04, DRAFT_07, DRAFT_2020_12 } from './json-schema.js';
import type { Dialect, Keyword, KeywordTable } from './model.js';
import {
  annotation,
  discriminator,
  exclusive,
  flag,
  itemsOrTuple,
  sample,
  samples,
  tolerated,
  type,
  xml,
} from './readers.js';

/** What OpenAPI adds to JSON Schema in every version. */
const OPENAPI: KeywordTable = {
  discriminator: discriminator(false),
  xml,
  example: sample,
  externalDocs: annotation,
  readOnly: flag('readOnly'),
};

const nullable = flag('nullable');

const toleratedRows = (table: KeywordTable, names: readonly string[], standard: string): KeywordTable =>
  Object.fromEntries(names.map((name) => [name, tolerated(table[name] as Keyword, standard)]));

/** Keywords of JSON Schema that OpenAPI 2.0 and 3.0 leave out. */
const LATER = [
  'patternProperties',
  'dependencies',
  'const',
  'contains',
  'propertyNames',
  'if',
  'then',
  'else',
];

const OPENAPI_3_0: KeywordTable = {
  ...DRAFT_04,
  ...toleratedRows(DRAFT_07, LATER, 'OpenAPI 3.0'),
  ...OPENAPI,
  type: type(false),
  items: itemsOrTuple(false),
  exclusiveMinimum: exclusive('exclusiveMinimum', 'boolean'),
  exclusiveMaximum: exclusive('exclusiveMaximum', 'boolean'),
  nullable,
  writeOnly: flag('writeOnly'),
  deprecated: flag('deprecated'),
  examples: samples,
};

const OPENAPI_2_0: KeywordTable = {
  ...OPENAPI_3_0,
  ...toleratedRows(DRAFT_07, [...LATER, 'oneOf', 'anyOf', 'not', 'writeOnly'], 'OpenAPI 2.0'),
  type: type(false, true),
  nullable: tolerated(nullable, 'OpenAPI 2.0'),
  'x-nullable': nullable,
};

const OPENAPI_3_1: KeywordTable = {
  ...DRAFT_2020_12,
  ...OPENAPI,
  // Removed in 3.1, yet documents keep it after an upgrade and mean it.
  nullable: tolerated(nullable, 'OpenAPI 3.1'),
};

const OPENAPI_3_2: KeywordTable = {
  ...OPENAPI_3_1,
  discriminator: discriminator(true),
};

/** Only `nullable` keeps its meaning beside `$ref`: what generators write and mean. */
const BESIDE_REF: ReadonlySet<string> = new Set(['$ref', 'nullable', 'x-nullable']);

const older = (name: Dialect['name'], table: KeywordTable): Dialect => ({
  name,
  keywords: new Map(Object.entries(table)),
  besideRef: BESIDE_REF,
  identifier: undefined,
  fragmentIdentifiers: false,
});

const newer = (name: Dialect['name'], table: KeywordTable): Dialect => ({
  name,
  keywords: new Map(Object.entries(table)),
  besideRef: undefined,
  identifier: '$id',
  fragmentIdentifiers: false,
});

export const OPENAPI_DIALECTS: readonly Dialect[] = [
  older('openapi-2.0', OPENAPI_2_0),
  older('openapi-3.0', OPENAPI_3_0),
  newer('openapi-3.1', OPENAPI_3_1),
  newer('openapi-3.2', OPENAPI_3_2),
];

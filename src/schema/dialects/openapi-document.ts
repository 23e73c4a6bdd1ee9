import { Slot } from '../slots.js';
import { decidedBranches } from './decided-branches.js';
import { DRAFT_04, DRAFT_07 } from './json-schema.js';
import type { Dialect, Keyword } from './model.js';

/** A choice that is read as a decision where one can be made. */
const decided = (plain: Keyword): Keyword => ({
  read(schema, value, keyword) {
    const decision = Array.isArray(value) && decidedBranches(value, schema.document.source.value);
    if (decision) schema.hold('allOf', new Slot('list', keyword, [decision]));
    else plain.read(schema, value, keyword);
  },
  holds: plain.holds,
});

const row = (name: 'oneOf' | 'anyOf' | 'if' | 'then' | 'else'): Keyword => DRAFT_07[name] as Keyword;

/** What the published schemas of OpenAPI 2.0 and 3.0 documents are written in: draft 4, its choices read as decisions. */
export const OPENAPI_DOCUMENT: Dialect = {
  name: 'openapi-document',
  keywords: new Map(
    Object.entries({
      ...DRAFT_04,
      oneOf: decided(row('oneOf')),
      anyOf: decided(row('anyOf')),
      if: row('if'),
      // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
      then: row('then'),
      else: row('else'),
    }),
  ),
  besideRef: new Set(['$ref']),
  identifier: undefined,
  fragmentIdentifiers: false,
};

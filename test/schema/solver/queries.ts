import { printJson } from '../../../src/json/print.js';
import type { JsonValue } from '../../../src/json/value.js';
import type { Reading, Schema } from '../../../src/schema/model.js';
import { type Constraint, schemaConstraint, solve } from '../../../src/schema/solver/index.js';
import { compileStandalone, type StandaloneOptions } from '../../../src/schema/standalone.js';

export const OPEN: Reading = { world: 'open', direction: undefined, formats: true };
export const CLOSED: Reading = { world: 'closed', direction: undefined, formats: true };

export const compile = (schema: JsonValue, dialect: StandaloneOptions['dialect'] = '2020-12'): Schema =>
  compileStandalone(schema, { dialect });

export const accepting = (schema: JsonValue, reading = OPEN): Constraint =>
  schemaConstraint(compile(schema), reading);

/** The text of the instance found, or the kind of the answer. */
export function answer(demand: readonly Constraint[], refuse: readonly Constraint[] = []): string {
  const found = solve({ demand, refuse });
  return found.kind === 'instance' ? printJson(found.value) : found.kind;
}

/** The smallest instance of a schema, or the kind of the answer. */
export const instanceOf = (schema: JsonValue, reading = OPEN): string => answer([accepting(schema, reading)]);

/** Is every instance of the first schema one of the second? */
export function contained(inner: JsonValue, outer: JsonValue): boolean | undefined {
  const { kind } = solve({ demand: [accepting(inner)], refuse: [accepting(outer)] });
  return kind === 'empty' ? true : kind === 'instance' ? false : undefined;
}

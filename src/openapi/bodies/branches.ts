import type { JsonValue } from '../../json/value.js';
import { accepts } from '../../schema/judge/index.js';
import type { Schema } from '../../schema/model.js';
import { PARAMETER_READING } from '../parameters/scalar.js';
import { ownParts } from '../synthetic-schema.js';

type Way = readonly Schema[];

/** Ways to choose branches that are tried before a reading is taken as it is. */
const MOST_WAYS = 64;

const known = new WeakMap<Schema, readonly Way[]>();

/** Every way of one side with every way of the other. */
const combined = (some: readonly Way[], others: readonly Way[]): readonly Way[] =>
  some.flatMap((way) => others.map((other) => [...way, ...other])).slice(0, MOST_WAYS);

function waysOf(schema: Schema, open: ReadonlySet<Schema>): readonly Way[] {
  if (open.has(schema)) return [[]];
  const inside = new Set([...open, schema]);
  const ways = (part: Schema): readonly Way[] => waysOf(part, inside);
  let found: readonly Way[] = [[ownParts(schema)]];
  for (const part of [schema.ref, schema.dynamicRef?.initial, ...(schema.allOf ?? [])])
    if (part) found = combined(found, ways(part));
  for (const branches of [schema.oneOf, schema.anyOf])
    if (branches) found = combined(found, branches.flatMap(ways));
  if (schema.if)
    found = combined(
      found,
      [schema.then, schema.else].flatMap((branch) => (branch ? ways(branch) : [[]])),
    );
  return found;
}

/** What speaks about a value when one branch is taken of every choice; nothing where there is no choice. */
function choicesOf(schema: Schema): readonly Way[] {
  let ways = known.get(schema);
  if (!ways) {
    const found = schema.appliesInPlace ? waysOf(schema, new Set()) : [];
    ways = found.length > 1 ? found : [];
    known.set(schema, ways);
  }
  return ways;
}

/** A text read as a value. `problem`: it is not written the way the document demands. */
export interface Reading {
  readonly value: JsonValue;
  readonly problem: string | undefined;
}

/** Whether a reading is one that some of the schemas accept. */
export const isAccepted = ({ value, problem }: Reading, schemas: readonly Schema[]): boolean =>
  problem === undefined && schemas.some((schema) => accepts(schema, value, PARAMETER_READING) !== false);

/**
 * Text has no types of its own: `7` is a number in one branch of a schema and a text in another. What no branch accepts as all
 * of them together read it is read by one combination of branches after the other, until the schema accepts it.
 */
export function readByBranch<T extends Reading>(schema: Schema, read: (schemas: readonly Schema[]) => T): T {
  const plain = read([schema]);
  const choices = choicesOf(schema);
  if (choices.length === 0 || isAccepted(plain, [schema])) return plain;
  for (const way of choices) {
    const reading = read(way);
    if (isAccepted(reading, [schema])) return reading;
  }
  return plain;
}

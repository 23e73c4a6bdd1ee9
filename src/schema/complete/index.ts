import type { JsonValue } from '../../json/value.js';
import type { Judgement, Reading, Schema } from '../model.js';
import { minimal } from './minimal.js';
import { repair } from './repair.js';
import { type Fill, Task } from './task.js';

export type { Fill } from './task.js';

const nothing: Fill = () => undefined;

/**
 * Completes a partial view to a full instance (docs/design.md 4.3): adds what the schema requires and keeps what is there,
 * inside nested objects and items too. Fast and structural; undefined does not mean that there is none.
 * A result may still be undecided for the judge, never invalid. `judgement`: what the judge says of the partial view, when
 * the caller has asked.
 */
export const complete = (
  schema: Schema,
  partial: JsonValue,
  reading: Reading,
  { fill = nothing, judgement }: { readonly fill?: Fill; readonly judgement?: Judgement } = {},
): JsonValue | undefined => repair(schema, partial, new Task(reading, fill), judgement);

/** A small instance of a schema: const, enum, examples, defaults, then by type. Undefined: structure alone finds none. */
export const minimalInstance = (
  schema: Schema,
  reading: Reading,
  fill: Fill = nothing,
): JsonValue | undefined => minimal(schema, new Task(reading, fill));

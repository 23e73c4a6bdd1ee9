import type { JsonValue } from '../../../json/value.js';
import type { Reading, Schema } from '../../model.js';
import type { Random } from '../random.js';

/** What the makers of breaches need besides the schema and the value. */
export interface Tools {
  readonly random: Random;
  readonly reading: Reading;
  /** A value that the schema accepts, on its own. */
  readonly draw: (schema: Schema) => JsonValue | undefined;
}

/**
 * Values to put in the place of a valid one so that it breaks one keyword of a schema that judges the place, and little
 * else. They are only proposals: the judge has the last word.
 */
export type Breaker = (schema: Schema, value: JsonValue, tools: Tools) => Iterable<JsonValue>;

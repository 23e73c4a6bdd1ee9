import { replaceAt } from '../../../json/edit.js';
import { isObject, type JsonValue } from '../../../json/value.js';
import { applicable, applicableBelow } from '../../applicable.js';
import type { Schema } from '../../model.js';
import * as array from './array.js';
import * as combined from './combined.js';
import * as general from './general.js';
import type { Breaker, Tools } from './model.js';
import * as number from './number.js';
import * as object from './object.js';
import * as string from './string.js';

export type { Tools } from './model.js';

const BREAKERS: Readonly<Record<string, Breaker>> = {
  ...general,
  ...number,
  ...string,
  ...array,
  ...object,
  ...combined,
};

/** Places of one value that are looked at. */
const PLACE_LIMIT = 150;

/** A proposal: the whole value with one place changed, meant to break one keyword there. */
export interface Breach {
  /** Names the maker and the schema: breaches with the same aim are alike. */
  readonly aim: string;
  /** Values to try, best first. */
  readonly values: Iterable<JsonValue>;
}

/** Everything that could be broken in a valid value, place by place. */
export function* breaches(schema: Schema, root: JsonValue, tools: Tools): Generator<Breach, void, void> {
  const waiting: Place[] = [{ value: root, tokens: [], schemas: applicable([schema], root, tools.reading) }];
  for (let seen = 0; seen < PLACE_LIMIT; seen++) {
    const place = waiting.shift();
    if (!place) return;
    const { value, tokens, schemas } = place;
    for (const part of schemas)
      for (const [name, breaker] of Object.entries(BREAKERS))
        yield {
          aim: `${name} ${part.location.pointer}`,
          values: placed(root, tokens, breaker(part, value, tools)),
        };
    if (!Array.isArray(value) && !isObject(value)) continue;
    for (const token of Object.keys(value)) {
      const below = (value as Record<string, JsonValue>)[token] as JsonValue;
      const parts = applicable(applicableBelow(schemas, value, token), below, tools.reading);
      if (parts.length > 0) waiting.push({ value: below, tokens: [...tokens, token], schemas: parts });
    }
  }
}

interface Place {
  readonly value: JsonValue;
  readonly tokens: readonly string[];
  readonly schemas: readonly Schema[];
}

function* placed(
  root: JsonValue,
  tokens: readonly string[],
  values: Iterable<JsonValue>,
): Generator<JsonValue> {
  for (const value of values) yield replaceAt(root, tokens, value);
}

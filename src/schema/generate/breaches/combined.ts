import { isObject, type JsonValue, setKey } from '../../../json/value.js';
import type { Schema } from '../../model.js';
import { shuffled } from '../random.js';
import type { Breaker, Tools } from './model.js';

/** A value with the other one's members added, or replaced by it. */
function* blended(value: JsonValue, other: JsonValue | undefined): Generator<JsonValue> {
  if (other === undefined) return;
  if (isObject(value) && isObject(other)) {
    const joined = { ...value };
    for (const key of Object.keys(other)) setKey(joined, key, other[key] as JsonValue);
    yield joined;
  }
  yield other;
}

function* drawnFrom(schemas: readonly Schema[], value: JsonValue, { draw }: Tools): Generator<JsonValue> {
  for (const schema of schemas) for (let i = 0; i < 3; i++) yield* blended(value, draw(schema));
}

/** Values of what must not match. */
export const not: Breaker = ({ not: forbidden }, value, tools) =>
  forbidden ? drawnFrom([forbidden], value, tools) : [];

/** Values that several alternatives accept, and ones that none does. */
export const alternatives: Breaker = function* ({ oneOf, anyOf }, value, tools) {
  const branches = [...(oneOf ?? []), ...(anyOf ?? [])];
  if (branches.length === 0) return;
  yield* drawnFrom(shuffled(tools.random, branches).slice(0, 6), value, tools);
  yield* [null, true, 0, 'text', [], {}];
};

/** A tag that selects nothing. */
export const discriminator: Breaker = function* ({ discriminator: rule }, value) {
  if (!rule || !isObject(value) || !Object.hasOwn(value, rule.propertyName)) return;
  const changed = { ...value };
  setKey(changed, rule.propertyName, 'unknown');
  yield changed;
};

/** Values that make a condition apply although what it demands is not there. */
export const conditions: Breaker = function* (
  { if: condition, then, else: otherwise, dependentSchemas },
  value,
  tools,
) {
  if (condition && (then || otherwise)) yield* drawnFrom([condition], value, tools);
  if (isObject(value))
    for (const name of dependentSchemas?.keys() ?? [])
      for (const member of [true, 'text', 1]) {
        const changed = { ...value };
        setKey(changed, name, member);
        yield changed;
      }
};

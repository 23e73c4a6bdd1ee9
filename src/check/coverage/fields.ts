import { isObject, type JsonValue } from '../../json/value.js';
import { inPlace } from '../../schema/judge/direction.js';
import type { Schema } from '../../schema/model.js';

const DEEPEST = 6;
const MOST = 1000;

/** The fields a response schema declares, as `$.items[*].name`; recursive schemas are followed a few levels. */
export function declaredFields(schema: Schema): string[] {
  const fields = new Set<string>();
  const visit = (at: Schema, display: string, depth: number): void => {
    if (depth > DEEPEST) return;
    for (const part of inPlace(at, true)) {
      for (const [name, property] of part.properties ?? []) {
        if (fields.size >= MOST) return;
        if (property.writeOnly) continue;
        const field = `${display}.${name}`;
        const isNew = !fields.has(field);
        fields.add(field);
        if (isNew) visit(property, field, depth + 1);
      }
      for (const item of [part.items, ...(part.prefixItems ?? [])])
        if (item) visit(item, `${display}[*]`, depth + 1);
    }
  };
  visit(schema, '$', 0);
  return [...fields];
}

/** The fields that an example body reads, in the same notation. */
export function readFields(example: JsonValue): Set<string> {
  const fields = new Set<string>();
  const visit = (value: JsonValue, display: string, depth: number): void => {
    if (depth > DEEPEST) return;
    if (Array.isArray(value)) for (const item of value) visit(item, `${display}[*]`, depth + 1);
    else if (isObject(value))
      for (const name of Object.keys(value)) {
        fields.add(`${display}.${name}`);
        visit(value[name] as JsonValue, `${display}.${name}`, depth + 1);
      }
  };
  visit(example, '$', 0);
  return fields;
}

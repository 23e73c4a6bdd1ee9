import { lexemeOf } from '../../json/number.js';
import { parseJson } from '../../json/parse.js';
import { printJson } from '../../json/print.js';
import { isNumber, isObject, type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import type { Schema } from '../../schema/model.js';
import { readScalar } from './scalar.js';
import { itemSchemas, propertySchemas, typesOf } from './schema-shape.js';

/** A value as a style writes it: texts, lists and named parts, without types. */
export type TextTree = string | TextTree[] | Map<string, TextTree>;

/** Containers that stand as JSON inside a text, where the schema allows nothing else. */
function nestedJson(text: string, schemas: readonly Schema[]): JsonValue | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const types = schemas.map(typesOf);
  const containersOnly =
    types.length > 0 &&
    types.every((set) => set && [...set].every((type) => type === 'object' || type === 'array'));
  if (!containersOnly) return undefined;
  try {
    return parseJson(text).value;
  } catch {
    return undefined;
  }
}

/** The JSON value of a tree: every text is read by the schemas that speak about it. */
export function typedValue(tree: TextTree, schemas: readonly Schema[]): JsonValue {
  if (typeof tree === 'string') return nestedJson(tree, schemas) ?? readScalar(tree, schemas);
  if (Array.isArray(tree)) return tree.map((item, i) => typedValue(item, itemSchemas(schemas, i)));
  const object: JsonObject = {};
  for (const [name, part] of tree) setKey(object, name, typedValue(part, propertySchemas(schemas, name)));
  return object;
}

/** The text of a scalar; containers, which no style can write here, become JSON. */
export function scalarText(value: JsonValue): string {
  if (typeof value === 'string') return value;
  return isNumber(value) ? lexemeOf(value) : printJson(value);
}

/** The tree of a value down to `depth` levels of containers; deeper ones become JSON text. */
export function treeOf(value: JsonValue, depth = 1): TextTree {
  if (depth > 0 && Array.isArray(value)) return value.map((item) => treeOf(item, depth - 1));
  if (depth > 0 && isObject(value)) {
    return new Map(Object.entries(value).map(([name, part]) => [name, treeOf(part, depth - 1)]));
  }
  return scalarText(value);
}

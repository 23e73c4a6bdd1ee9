import { parseJson } from '../../json/parse.js';
import { type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import { isJson } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { Schema } from '../../schema/model.js';
import type { PropertyEncoding } from '../model.js';
import { propertyNames, propertySchemas, type Shape, shapesOf } from '../parameters/schema-shape.js';
import { STYLES } from '../parameters/styles/index.js';
import type { Entry } from '../parameters/styles/model.js';
import { typedValue } from '../parameters/text-tree.js';
import { explodesByDefault } from '../read/encoding.js';

function decodedComponent(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The pairs of `application/x-www-form-urlencoded` text (URL Standard, section 5), tolerant of bad escapes. */
export const formFields = (text: string): Entry[] =>
  text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? { name: decodedComponent(pair), text: '' }
        : { name: decodedComponent(pair.slice(0, equals)), text: decodedComponent(pair.slice(equals + 1)) };
    });

const same = (text: string): string => text;

/** The shape of a property whose name came with these texts. */
function shapeOf(schemas: readonly Schema[], texts: number): Shape {
  const shapes = new Set(schemas.flatMap((schema) => shapesOf(schema)));
  if (shapes.has('array') && (texts > 1 || !shapes.has('scalar'))) return 'array';
  if (shapes.has('scalar') || shapes.size === 0) return texts > 1 ? 'array' : 'scalar';
  return 'object';
}

function readJsonText(text: string): JsonValue {
  try {
    return parseJson(text).value;
  } catch {
    return text;
  }
}

const isJsonType = (contentType: string | undefined): boolean => {
  const type = parseMediaType(contentType);
  return type !== undefined && isJson(type);
};

interface Property {
  readonly value: JsonValue;
  /** Names of the fields it took. */
  readonly used: readonly string[];
}

/** The value of one property; undefined when the form does not have it. */
function readProperty(
  name: string,
  entries: readonly Entry[],
  schemas: readonly Schema[],
  encoding: PropertyEncoding | undefined,
): Property | undefined {
  const own = entries.filter((entry) => entry.name === name);
  const [only] = own;
  const shape = shapeOf(schemas, own.length);
  if (only && own.length === 1 && encoding?.style === undefined) {
    if (isJsonType(encoding?.contentType)) return { value: readJsonText(only.text), used: [name] };
    // Without `encoding` an object in one field is JSON.
    if (shape === 'object') return { value: typedValue(only.text, schemas), used: [name] };
  }
  // A property without a field of its name may come as `name[property]`, as most clients write it.
  const style = encoding?.style ?? (only ? 'form' : 'deepObject');
  const explode = encoding?.explode ?? explodesByDefault(style);
  const result = STYLES[style].decode({ name, shape, explode, entries, owns: () => false, decode: same });
  return result && { value: typedValue(result.tree, schemas), used: result.used };
}

/**
 * A form as a JSON object: every property typed by its schema and written by its `encoding` (OpenAPI, Encoding Object).
 * Fields that no property declares are kept as text.
 */
export function readForm(
  entries: readonly Entry[],
  schemas: readonly Schema[],
  encodings: ReadonlyMap<string, PropertyEncoding>,
): JsonObject {
  const object: JsonObject = {};
  const used = new Set<string>();
  for (const name of propertyNames(schemas)) {
    const property = readProperty(name, entries, propertySchemas(schemas, name), encodings.get(name));
    if (!property) continue;
    setKey(object, name, property.value);
    for (const field of property.used) used.add(field);
  }
  for (const { name } of entries) {
    if (used.has(name)) continue;
    used.add(name);
    const property = readProperty(name, entries, propertySchemas(schemas, name), encodings.get(name));
    if (property) setKey(object, name, property.value);
  }
  return object;
}

import { type JsonObject, setKey } from '../../json/value.js';
import type { Schema } from '../../schema/model.js';
import { formDecoded } from '../../text/percent.js';
import type { PropertyEncoding } from '../model.js';
import {
  expectedNames,
  propertyNames,
  propertySchemas,
  type Shape,
  shapesOf,
} from '../parameters/schema-shape.js';
import { STYLES } from '../parameters/styles/index.js';
import type { Entry } from '../parameters/styles/model.js';
import { typedValue } from '../parameters/text-tree.js';
import { explodesByDefault } from '../read/encoding.js';
import { type Reading, readByBranch } from './branches.js';
import { isJsonType, jsonList, readJsonText } from './json-text.js';

/** The pairs of `application/x-www-form-urlencoded` text (URL Standard, section 5), tolerant of bad escapes. */
export const formFields = (text: string): Entry[] =>
  text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? { name: formDecoded(pair), text: '' }
        : { name: formDecoded(pair.slice(0, equals)), text: formDecoded(pair.slice(equals + 1)) };
    });

const same = (text: string): string => text;

/** `filter` of `filter[name]`. */
const stemOf = (name: string): string => (name.includes('[') ? name.slice(0, name.indexOf('[')) : name);

function grouped(entries: readonly Entry[], keyOf: (name: string) => string): ReadonlyMap<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry.name);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

/** What a form sends; grouped, because forms may have thousands of fields. */
export interface Fields {
  readonly all: readonly Entry[];
  readonly byName: ReadonlyMap<string, readonly Entry[]>;
  readonly byStem: ReadonlyMap<string, readonly Entry[]>;
}

export const fieldsOf = (entries: readonly Entry[]): Fields => ({
  all: entries,
  byName: grouped(entries, same),
  byStem: grouped(entries, stemOf),
});

const NO_ENTRIES: readonly Entry[] = [];

/** The shape of a property whose name came with these texts. */
function shapeOf(schemas: readonly Schema[], texts: number): Shape {
  const shapes = new Set(schemas.flatMap((schema) => shapesOf(schema)));
  if (shapes.has('array') && (texts > 1 || !shapes.has('scalar'))) return 'array';
  if (shapes.has('scalar') || shapes.size === 0) return texts > 1 ? 'array' : 'scalar';
  return 'object';
}

interface Property extends Reading {
  /** Names of the fields it took. */
  readonly used: readonly string[];
}

interface PropertyInput {
  readonly name: string;
  readonly fields: Fields;
  readonly schemas: readonly Schema[];
  readonly encoding: PropertyEncoding | undefined;
  /** Whether the form has another property of a name. */
  readonly isDeclared: (name: string) => boolean;
}

/** Whether an encoding says by which style a property is written; its content type then means nothing. */
export const isStyled = (encoding: PropertyEncoding | undefined): boolean =>
  encoding !== undefined && (encoding.style !== undefined || encoding.explode !== undefined);

/** The value of one property; undefined when the form does not have it. */
export function readProperty(input: PropertyInput): Property | undefined {
  const { name, fields, schemas, encoding } = input;
  const own = fields.byName.get(name) ?? NO_ENTRIES;
  const [only] = own;
  const shape = shapeOf(schemas, own.length);
  if (only && own.length === 1 && !isStyled(encoding)) {
    const took = { problem: undefined, used: [name] };
    if (isJsonType(encoding?.contentType)) {
      const value = readJsonText(only.text);
      return { value: shape === 'array' ? jsonList(value, schemas) : value, ...took };
    }
    // Without `encoding` an object in one field is JSON.
    if (shape === 'object') return { value: typedValue(only.text, schemas), ...took };
  }
  return readStyled(input, own, shape);
}

function readStyled(
  { name, fields, schemas, encoding, isDeclared }: PropertyInput,
  own: readonly Entry[],
  shape: Shape,
): Property | undefined {
  const [only] = own;
  // A property without a field of its name may come as `name[property]`, as most clients write it.
  const style = encoding?.style ?? (only || encoding?.explode !== undefined ? 'form' : 'deepObject');
  const explode = encoding?.explode ?? explodesByDefault(style);
  const isSpread = explode && shape === 'object' && style !== 'deepObject';
  const byStem = (): readonly Entry[] => fields.byStem.get(stemOf(name)) ?? NO_ENTRIES;
  const entries = isSpread ? fields.all : style === 'deepObject' ? byStem() : own;
  const owns = isSpread ? ownership(schemas, isDeclared) : () => false;
  const result = STYLES[style].decode({ name, shape, explode, entries, owns, decode: same });
  if (result) return { value: typedValue(result.tree, schemas), problem: result.problem, used: result.used };
  return isSpread && only
    ? { value: only.text, problem: 'its properties are expected as fields of their own', used: [name] }
    : undefined;
}

/** Which fields are properties of an object that is spread over the form. */
function ownership(
  schemas: readonly Schema[],
  isDeclared: (name: string) => boolean,
): (name: string) => boolean {
  const names = new Set(propertyNames(schemas));
  const isExpected = expectedNames(schemas);
  return (name) => names.has(name) || (isExpected(name) && !isDeclared(name));
}

/**
 * A form as a JSON object: every property typed by its schema and written by its `encoding` (OpenAPI, Encoding Object).
 * Fields that no property declares are kept as text.
 */
function readFields(
  fields: Fields,
  schemas: readonly Schema[],
  encodings: ReadonlyMap<string, PropertyEncoding>,
): Reading {
  const object: JsonObject = {};
  let problem: string | undefined;
  const used = new Set<string>();
  const declared = new Set(propertyNames(schemas));
  const isDeclared = (name: string): boolean => declared.has(name);
  const read = (name: string): void => {
    const own = propertySchemas(schemas, name);
    const property = readProperty({ name, fields, schemas: own, encoding: encodings.get(name), isDeclared });
    if (!property) return;
    setKey(object, name, property.value);
    if (property.problem !== undefined) problem ??= `the field "${name}": ${property.problem}`;
    for (const field of property.used) used.add(field);
  };
  declared.forEach(read);
  for (const name of fields.byName.keys()) if (!used.has(name) && !declared.has(name)) read(name);
  return { value: object, problem };
}

/** A form under the schema of the whole of it. */
export function readForm(
  entries: readonly Entry[],
  schema: Schema | undefined,
  encodings: ReadonlyMap<string, PropertyEncoding>,
): Reading {
  const fields = fieldsOf(entries);
  return schema
    ? readByBranch(schema, (schemas) => readFields(fields, schemas, encodings))
    : readFields(fields, [], encodings);
}

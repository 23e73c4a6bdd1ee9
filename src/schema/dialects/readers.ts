import { exactDecimal, toNumber } from '../../json/number.js';
import { getKey, isNumber, isObject, type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import type { CompiledSchema } from '../compiled-schema.js';
import type { Numeric, SchemaType } from '../model.js';
import { Slot } from '../slots.js';
import type { Holds, Keyword } from './model.js';

type Read = Keyword['read'];
type NumberField = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'multipleOf';
type CountField =
  | 'minLength'
  | 'maxLength'
  | 'minContains'
  | 'maxContains'
  | 'minItems'
  | 'maxItems'
  | 'minProperties'
  | 'maxProperties';
type FlagField = 'uniqueItems' | 'readOnly' | 'writeOnly' | 'deprecated' | 'nullable';
export type OneSlot =
  | 'items'
  | 'contains'
  | 'unevaluatedItems'
  | 'additionalProperties'
  | 'unevaluatedProperties'
  | 'propertyNames'
  | 'not'
  | 'if'
  | 'then'
  | 'else';
export type ListSlot = 'prefixItems' | 'allOf' | 'anyOf' | 'oneOf';
export type MapSlot = 'properties' | 'patternProperties' | 'dependentSchemas';

const keyword = (read: Read, holds?: Holds): Keyword => ({
  // YAML writers leave keywords empty (`properties:`), which reads as null: nothing was said.
  read: (schema, value, name) => {
    if (value === null) schema.fault(name, 'is empty and means nothing', true);
    else read(schema, value, name);
  },
  holds,
});

/** A keyword that is known and has no effect on which values are valid. */
export const annotation: Keyword = { read: () => {}, holds: undefined };

/** A container of schemas that only references reach (`$defs`, `definitions`). */
export const container: Keyword = { read: () => {}, holds: 'map' };

export const number = (field: NumberField): Keyword =>
  keyword((schema, value, name) => {
    if (!isNumber(value)) schema.fault(name, 'must be a number');
    else if (field === 'multipleOf' && toNumber(value) <= 0 && !isPositive(value))
      schema.fault(name, 'must be greater than zero');
    else schema[field] = value;
  });

const isPositive = (value: Numeric): boolean => (exactDecimal(value)?.digits ?? 0n) > 0n;

/** `exclusiveMinimum` and its mirror: a number of its own, or (draft-04 style) a flag that sharpens `minimum`. */
export const exclusive = (
  field: 'exclusiveMinimum' | 'exclusiveMaximum',
  form: 'number' | 'boolean',
): Keyword =>
  keyword((schema, value, name) => {
    const bound = field === 'exclusiveMinimum' ? 'minimum' : 'maximum';
    if (typeof value !== (form === 'number' && isNumber(value) ? typeof value : form))
      schema.fault(
        name,
        `is written as in another dialect, a ${form} is usual here`,
        isNumber(value) || typeof value === 'boolean',
      );
    if (isNumber(value)) schema[field] = value;
    else if (value === true) {
      const limit = isObject(schema.raw) ? getKey(schema.raw, bound) : undefined;
      if (isNumber(limit)) schema[field] = limit;
    }
  });

export const count = (field: CountField): Keyword =>
  keyword((schema, value, name) => {
    const size = isNumber(value) ? toNumber(value) : Number.NaN;
    if (Number.isInteger(size) && size >= 0) schema[field] = size;
    else schema.fault(name, 'must be a whole number, zero or more');
  });

export const flag = (field: FlagField): Keyword =>
  keyword((schema, value, name) => {
    if (typeof value === 'boolean') schema[field] = value;
    else schema.fault(name, 'must be true or false', field !== 'uniqueItems' && field !== 'nullable');
  });

export const text = (field: 'pattern' | 'format' | 'title'): Keyword =>
  keyword((schema, value, name) => {
    if (typeof value === 'string') schema[field] = value;
    else schema.fault(name, 'must be a string', field === 'title');
  });

/** Each type as the set of itself, which most schemas share. */
const TYPES: ReadonlyMap<JsonValue, ReadonlySet<SchemaType>> = new Map(
  (['null', 'boolean', 'number', 'integer', 'string', 'array', 'object'] as const).map((name) => [
    name,
    new Set([name]),
  ]),
);
const isType = (value: JsonValue): value is SchemaType => TYPES.has(value);

/** `type`: a name or (JSON Schema, OpenAPI 3.1) a list of names. `file` is the binary string of OpenAPI 2.0. */
export const type = (lists: boolean, file = false): Keyword => {
  const named = namedType(lists, file);
  // Where there is a type null, YAML writers forget its quotes: then it is not certain that nothing was said.
  const read: Read = (schema, value, name) =>
    value === null
      ? schema.fault(name, 'is empty: the type null is written "null", in quotes')
      : named.read(schema, value, name);
  return lists ? { ...named, read } : named;
};

const namedType = (lists: boolean, file: boolean): Keyword =>
  keyword((schema, value, name) => {
    if (file && value === 'file') {
      schema.types = new Set(['string']);
      schema.format = 'binary';
      return;
    }
    const single = TYPES.get(value);
    if (single) {
      schema.types = single;
      return;
    }
    const names = Array.isArray(value) ? value : [value];
    const unknown = names.filter((entry) => !isType(entry));
    if (Array.isArray(value) && !lists)
      schema.fault(name, 'must be one type here, a list is read as in JSON Schema', true);
    if (names.length === 0) schema.fault(name, 'must name at least one type');
    else if (unknown.length > 0) schema.fault(name, `names an unknown type: ${JSON.stringify(unknown[0])}`);
    else schema.types = new Set(names.filter(isType));
  });

export const enumeration: Keyword = keyword((schema, value, name) => {
  if (Array.isArray(value)) schema.enum = value;
  else schema.fault(name, 'must be a list of values');
});

/** `const` may be null, so it is not wrapped in the reader that ignores nulls. */
export const constant: Keyword = {
  read: (schema, value) => {
    schema.constant = { value };
  },
  holds: undefined,
};

/** `default`, `example`: one sample. */
export const sample: Keyword = {
  read: (schema, value) => {
    schema.examples = [...schema.examples, value];
  },
  holds: undefined,
};

/** `examples`: a list of samples. */
export const samples: Keyword = keyword((schema, value) => {
  if (Array.isArray(value)) schema.examples = [...schema.examples, ...value];
});

export const xml: Keyword = keyword((schema, value) => {
  schema.xml = value;
});

export const required: Keyword = keyword((schema, value, name) => {
  if (typeof value === 'boolean')
    schema.fault(
      name,
      'is a list of names beside `properties`, not a flag on a property; it is ignored',
      true,
    );
  else if (!Array.isArray(value)) schema.fault(name, 'must be a list of names');
  else {
    const names = value.filter((entry): entry is string => typeof entry === 'string');
    if (names.length < value.length) schema.fault(name, 'must hold strings only');
    if (names.length > 0) schema.required = [...new Set(names)];
  }
});

export const one = (slot: OneSlot): Keyword =>
  keyword((schema, value, name) => schema.hold(slot, new Slot('one', name, value)), 'one');

export const list = (slot: ListSlot): Keyword =>
  keyword((schema, value, name) => {
    if (Array.isArray(value)) schema.hold(slot, new Slot('list', name, value));
    else schema.fault(name, 'must be a list of schemas');
  }, 'list');

export const map = (slot: MapSlot): Keyword =>
  keyword((schema, value, name) => {
    if (isObject(value)) schema.hold(slot, new Slot('map', name, value));
    else schema.fault(name, 'must be an object of schemas');
  }, 'map');

/** `items` before 2020-12: one schema, or a list by position with `additionalItems` for the rest. */
export const itemsOrTuple = (lists: boolean): Keyword =>
  keyword((schema, value, name) => {
    if (!Array.isArray(value)) {
      schema.hold('items', new Slot('one', name, value));
      return;
    }
    if (!lists) schema.fault(name, 'must be one schema here, a list is read by position', true);
    if (value.length > 0) schema.hold('prefixItems', new Slot('list', name, value));
    const rest = isObject(schema.raw) ? getKey(schema.raw, 'additionalItems') : undefined;
    if (rest !== undefined) schema.hold('items', new Slot('one', 'additionalItems', rest));
  }, 'any');

/** `additionalItems` is read together with `items`. */
export const additionalItems: Keyword = { read: () => {}, holds: 'one' };

export const dependentRequired: Keyword = keyword((schema, value, name) => {
  if (!isObject(value)) schema.fault(name, 'must be an object of lists of names');
  else addDependentRequired(schema, value, name);
});

function addDependentRequired(schema: CompiledSchema, value: JsonObject, name: string): void {
  const names = new Map(schema.dependentRequired ?? []);
  for (const [property, needed] of Object.entries(value)) {
    const list = typeof needed === 'string' ? [needed] : needed;
    if (Array.isArray(list) && list.every((entry) => typeof entry === 'string'))
      names.set(property, list as string[]);
    else schema.fault(name, 'must hold lists of names');
  }
  schema.dependentRequired = names;
}

/** `dependencies` (until draft-07) is `dependentRequired` and `dependentSchemas` in one. */
export const dependencies: Keyword = keyword((schema, value, name) => {
  if (!isObject(value)) {
    schema.fault(name, 'must be an object');
    return;
  }
  const names: JsonObject = {};
  const schemas: JsonObject = {};
  for (const [property, needed] of Object.entries(value))
    setKey(Array.isArray(needed) || typeof needed === 'string' ? names : schemas, property, needed);
  if (Object.keys(names).length > 0) addDependentRequired(schema, names, name);
  if (Object.keys(schemas).length > 0) schema.hold('dependentSchemas', new Slot('map', name, schemas));
}, 'map');

export const reference: Keyword = keyword((schema, value, name) => {
  if (typeof value === 'string') schema.reference = value;
  else schema.fault(name, 'a reference must be a string');
});

export const dynamicReference: Keyword = keyword((schema, value, name) => {
  if (typeof value === 'string') schema.dynamicReference = value;
  else schema.fault(name, 'must be a string');
});

/** The name of a property (2.0), or an object; `withDefault`: whether that has a `defaultMapping` (3.2). */
export const discriminator = (withDefault: boolean): Keyword =>
  keyword((schema, value, name) => {
    if (typeof value === 'string')
      schema.discriminatorSource = { propertyName: value, mapping: {}, defaultMapping: undefined };
    else {
      const propertyName = isObject(value) ? getKey(value, 'propertyName') : undefined;
      const mapping = isObject(value) ? getKey(value, 'mapping') : undefined;
      const fallback = withDefault && isObject(value) ? getKey(value, 'defaultMapping') : undefined;
      if (typeof propertyName !== 'string') schema.fault(name, 'must name a property (`propertyName`)', true);
      else
        schema.discriminatorSource = {
          propertyName,
          mapping: isObject(mapping) ? mapping : {},
          defaultMapping: typeof fallback === 'string' ? fallback : undefined,
        };
    }
  });

/** A keyword that the dialect does not have but documents use: followed, and mentioned. */
export const tolerated = (row: Keyword, standard: string): Keyword => ({
  read: (schema, value, name) => {
    schema.fault(name, `is not part of ${standard}; it is read as in JSON Schema`, true);
    row.read(schema, value, name);
  },
  holds: row.holds,
});

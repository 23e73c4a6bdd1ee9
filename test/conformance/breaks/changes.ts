import { removeAt, replaceAt } from '../../../src/json/edit.js';
import { isObject, type JsonObject, type JsonValue } from '../../../src/json/value.js';

/** What kind of change was made to a document; the rows of the benchmark's table. */
export type ChangeKind = string;

/** One change to a document. */
export interface Change {
  readonly kind: ChangeKind;
  /** For messages: what was changed and where. */
  readonly words: string;
  readonly apply: (document: JsonValue) => JsonValue;
}

export type Tokens = readonly string[];

export function at(document: JsonValue, tokens: Tokens): JsonValue | undefined {
  return tokens.reduce<JsonValue | undefined>((value, token) => {
    if (Array.isArray(value)) return value[Number(token)];
    return isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
  }, document);
}

const objectAt = (document: JsonValue, tokens: Tokens): JsonObject => {
  const value = at(document, tokens);
  return isObject(value) ? value : {};
};

const textsOf = (value: JsonValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const edit = (kind: ChangeKind, tokens: Tokens, next: (old: JsonObject) => JsonObject): Change => ({
  kind,
  words: `${kind} at /${tokens.join('/')}`,
  apply: (document) => replaceAt(document, tokens, next(objectAt(document, tokens))),
});

const renamed = (object: JsonObject, from: string, to: string): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name === from ? to : name, value]));

const without = (object: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

const FACETS = [
  'enum',
  'const',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'multipleOf',
  'items',
  'properties',
  'required',
  'example',
  'examples',
  'default',
  'minItems',
  'maxItems',
  'uniqueItems',
  'additionalProperties',
  'exclusiveMinimum',
  'exclusiveMaximum',
] as const;

const typeOf = ({ type }: JsonObject): string | undefined =>
  typeof type === 'string' ? type : Array.isArray(type) ? String(type[0]) : undefined;

/** Another type, none of whose values is of the old one. */
const OTHER_TYPE: Readonly<Record<string, string>> = {
  string: 'integer',
  integer: 'string',
  number: 'string',
  boolean: 'string',
  array: 'object',
  object: 'array',
};

/** Changes to an object schema that concern one property of it. */
export function propertyChanges(document: JsonValue, owner: Tokens, name: string): Change[] {
  const schema = objectAt(document, owner);
  const properties = objectAt(document, [...owner, 'properties']);
  if (!Object.hasOwn(properties, name)) return [];
  const required = textsOf(schema.required);
  const changes = [
    edit('property removed', owner, (old) => ({
      ...old,
      properties: without(old.properties as JsonObject, name),
      ...(old.required !== undefined && { required: textsOf(old.required).filter((one) => one !== name) }),
    })),
    edit('property renamed', owner, (old) => ({
      ...old,
      properties: renamed(old.properties as JsonObject, name, `${name}Renamed`),
      ...(old.required !== undefined && {
        required: textsOf(old.required).map((one) => (one === name ? `${name}Renamed` : one)),
      }),
    })),
  ];
  const other = required.includes(name)
    ? edit('made optional', owner, (old) =>
        without(
          { ...old, required: required.filter((one) => one !== name) },
          ...(required.length > 1 ? [] : ['required']),
        ),
      )
    : edit('made required', owner, (old) => ({ ...old, required: [...required, name] }));
  return [...changes, other].map((change) => ({ ...change, words: `${change.words} (${name})` }));
}

/** Changes to an object schema that concern a property nobody knew. */
export const additions = (owner: Tokens): Change[] => [
  edit('optional property added', owner, (old) => ({
    ...old,
    properties: { ...(old.properties as JsonObject), benchmarkExtra: { type: 'string' } },
  })),
  edit('required property added', owner, (old) => ({
    ...old,
    properties: { ...(old.properties as JsonObject), benchmarkExtra: { type: 'string' } },
    required: [...textsOf(old.required), 'benchmarkExtra'],
  })),
];

/** Changes to what a schema says about a value of its own. */
export function schemaChanges(document: JsonValue, tokens: Tokens, version: string): Change[] {
  const schema = objectAt(document, tokens);
  const type = typeOf(schema);
  if (type === undefined || Object.hasOwn(schema, '$ref')) return [];
  const changes: Change[] = [];
  const add = (kind: ChangeKind, next: (old: JsonObject) => JsonObject) =>
    changes.push(edit(kind, tokens, next));
  const other = OTHER_TYPE[type];
  if (other)
    add('type changed', (old) => ({
      ...without(old, ...FACETS),
      type: other,
      ...(other === 'array' && { items: {} }),
    }));
  if (type === 'integer')
    add('integer widened to number', (old) => ({ ...without(old, 'format'), type: 'number' }));
  if (type === 'number')
    add('number narrowed to integer', (old) => ({ ...without(old, 'format'), type: 'integer' }));
  if (version === '3.0') {
    if (schema.nullable !== true)
      add('made nullable', (old) => ({
        ...old,
        nullable: true,
        ...(Array.isArray(old.enum) && { enum: [...old.enum, null] }),
      }));
  } else if (version.startsWith('3.') && typeof schema.type === 'string')
    add('made nullable', (old) => ({
      ...old,
      type: [old.type as string, 'null'],
      ...(Array.isArray(old.enum) && { enum: [...old.enum, null] }),
    }));
  if (Array.isArray(schema.enum) && schema.enum.length > 0) {
    const values = schema.enum;
    const extra: JsonValue = type === 'string' ? 'benchmark-new' : 987654;
    add('enum widened', (old) => ({ ...old, enum: [...values, extra] }));
    add('enum dropped', (old) => without(old, 'enum'));
    if (values.length > 1) {
      add('enum narrowed', (old) => ({ ...old, enum: values.slice(1) }));
      add('enum narrowed', (old) => ({ ...old, enum: values.slice(0, -1) }));
    }
  }
  if (type === 'string') {
    if (schema.format !== undefined) add('format dropped', (old) => without(old, 'format'));
    if (schema.enum === undefined) {
      add('format changed', (old) => ({
        ...without(old, 'pattern', 'minLength', 'maxLength'),
        format: old.format === 'date' ? 'date-time' : 'date',
      }));
      add('enum added', (old) => ({
        ...without(old, 'format', 'pattern'),
        enum: ['benchmark-a', 'benchmark-b'],
      }));
      add('length narrowed', (old) => ({ ...without(old, 'minLength'), maxLength: 3 }));
      add('length narrowed', (old) => ({ ...without(old, 'maxLength'), minLength: 40 }));
    }
    if (schema.maxLength !== undefined || schema.minLength !== undefined)
      add('length dropped', (old) => without(old, 'minLength', 'maxLength'));
    if (schema.pattern !== undefined) add('pattern dropped', (old) => without(old, 'pattern'));
  }
  if (type === 'integer' || type === 'number')
    add('range narrowed', (old) => ({
      ...without(old, 'minimum', 'exclusiveMinimum', 'exclusiveMaximum'),
      maximum: -1,
    }));
  if (type === 'array') {
    add('length narrowed', (old) => ({ ...without(old, 'minItems'), maxItems: 1 }));
    if (schema.minItems !== undefined) add('length dropped', (old) => without(old, 'minItems'));
  }
  return changes.map((change) => ({ ...change, words: `${change.words} (${type})` }));
}

/** Changes to the operation itself: where it is, what it takes, what it answers. */
export function operationChanges(
  document: JsonValue,
  tokens: Tokens,
  version: string,
  status: string,
): Change[] {
  const operation = objectAt(document, tokens);
  const method = tokens.at(-1) ?? '';
  const path = tokens.at(-2) ?? '';
  const parameter = (name: string, place: string, required: boolean): JsonObject => ({
    name,
    in: place,
    required,
    ...(version === '2.0' ? { type: 'string' } : { schema: { type: 'string' } }),
  });
  const adding = (kind: ChangeKind, added: JsonObject): Change =>
    edit(kind, tokens, (old) => ({
      ...old,
      parameters: [...(Array.isArray(old.parameters) ? old.parameters : []), added],
    }));
  const changes: Change[] = [
    {
      kind: 'operation removed',
      words: `operation removed ${method} ${path}`,
      apply: (whole) => removeAt(whole, tokens),
    },
    edit('path renamed', ['paths'], (old) => renamed(old, path, `/benchmark${path}`)),
    adding('required parameter added', parameter('benchmarkFilter', 'query', true)),
    adding('required parameter added', parameter('X-Benchmark', 'header', true)),
    adding('optional parameter added', parameter('benchmarkFilter', 'query', false)),
  ];
  (Array.isArray(operation.parameters) ? operation.parameters : []).forEach((one, index) => {
    if (!isObject(one) || typeof one.name !== 'string') return;
    const where = [...tokens, 'parameters', String(index)];
    if (one.in === 'query') {
      changes.push({
        kind: 'parameter removed',
        words: `parameter removed ${one.name}`,
        apply: (whole) => removeAt(whole, where),
      });
      changes.push(
        edit('parameter renamed', where, (old) => ({ ...old, name: `${String(old.name)}Renamed` })),
      );
    }
    if (one.required !== true)
      changes.push(edit('parameter made required', where, (old) => ({ ...old, required: true })));
    else if (one.in === 'query')
      changes.push(edit('parameter made optional', where, (old) => ({ ...old, required: false })));
    for (const change of schemaChanges(document, version === '2.0' ? where : [...where, 'schema'], version))
      changes.push({ ...change, kind: `parameter: ${change.kind}` });
  });
  const body = operation.requestBody;
  if (isObject(body) && body.$ref === undefined && body.required !== true)
    changes.push(
      edit('request body made required', [...tokens, 'requestBody'], (old) => ({ ...old, required: true })),
    );
  if (isObject(body) && isObject(body.content) && Object.keys(body.content).length > 0)
    changes.push(mediaTypeChanged('request media type changed', [...tokens, 'requestBody', 'content']));
  const answer = [...tokens, 'responses', status];
  if (at(document, answer) === undefined) return changes;
  // An operation without any response says nothing about its answers.
  if (Object.keys(objectAt(document, [...tokens, 'responses'])).length > 1)
    changes.push({
      kind: 'status removed',
      words: `status removed ${status}`,
      apply: (whole) => removeAt(whole, answer),
    });
  changes.push(edit('status changed', [...tokens, 'responses'], (old) => renamed(old, status, '299')));
  if (
    isObject(at(document, [...answer, 'content'])) &&
    Object.keys(objectAt(document, [...answer, 'content'])).length > 0
  ) {
    changes.push(mediaTypeChanged('media type changed', [...answer, 'content']));
    changes.push(
      edit('media type added', [...answer, 'content'], (old) => ({
        ...old,
        'application/xml': { schema: { type: 'string' } },
      })),
    );
  }
  for (const [name, header] of Object.entries(objectAt(document, [...answer, 'headers']))) {
    changes.push({
      kind: 'header removed',
      words: `header removed ${name}`,
      apply: (whole) => removeAt(whole, [...answer, 'headers', name]),
    });
    if (isObject(header) && header.required === true)
      changes.push(
        edit('header made optional', [...answer, 'headers', name], (old) => ({ ...old, required: false })),
      );
  }
  return changes;
}

const mediaTypeChanged = (kind: ChangeKind, tokens: Tokens): Change =>
  edit(kind, tokens, (old) => ({ 'application/vnd.benchmark+xml': Object.values(old)[0] as JsonValue }));

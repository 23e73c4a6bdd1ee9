import { printJson } from '../../../json/print.js';
import type { Schema } from '../../model.js';
import { canonicalText } from '../canonical.js';

/** Beyond this many schemas equality is not looked for: every schema is only equal to itself. */
const SCHEMA_LIMIT = 20_000;

/** Numbers schemas by object identity. */
export function identityByObject(): (schema: Schema) => number {
  const numbers = new Map<Schema, number>();
  return (schema) => {
    const known = numbers.get(schema) ?? numbers.size;
    numbers.set(schema, known);
    return known;
  };
}

/**
 * Numbers schemas so that schemas with equal content, everything they reach included, share a number. Found by refining a
 * first partition (what each schema says itself) by the parts of its sub-schemas, until nothing is told apart any more; that
 * also settles schemas that contain themselves.
 */
export function identityByContent(roots: readonly Schema[]): (schema: Schema) => number {
  const nodes = collect(roots);
  if (!nodes) return identityByObject();
  const index = new Map<Schema, number>();
  nodes.forEach(({ schema }, i) => {
    index.set(schema, i);
  });
  const children = nodes.map((node) => node.children.map((child) => index.get(child) as number));
  let parts = numberTexts(nodes.map(({ own }) => own));
  for (let count = new Set(parts).size; ; ) {
    parts = numberTexts(
      parts.map((part, i) => `${part}:${(children[i] as number[]).map((child) => parts[child]).join()}`),
    );
    const refined = new Set(parts).size;
    if (refined === count) break;
    count = refined;
  }
  // A schema that only turns up later gets a number of its own.
  const later = new Map<Schema, number>();
  return (schema) => {
    const at = index.get(schema);
    if (at !== undefined) return parts[at] as number;
    const known = later.get(schema) ?? nodes.length + later.size;
    later.set(schema, known);
    return known;
  };
}

function numberTexts(texts: readonly string[]): number[] {
  const numbers = new Map<string, number>();
  return texts.map((text) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  });
}

interface Node {
  readonly schema: Schema;
  /** What the schema says itself, with the shape of what it holds. */
  readonly own: string;
  readonly children: readonly Schema[];
  readonly isUnique: boolean;
}

/** Every query about a document comes upon the same schemas. */
const known = new WeakMap<Schema, Node>();

function nodeOf(schema: Schema): Node {
  let node = known.get(schema);
  if (!node) {
    node = describe(schema);
    known.set(schema, node);
  }
  return node;
}

function collect(roots: readonly Schema[]): readonly Node[] | undefined {
  const nodes: Node[] = [];
  const seen = new Set<Schema>(roots);
  const waiting = [...seen];
  for (let schema = waiting.pop(); schema; schema = waiting.pop()) {
    if (nodes.length >= SCHEMA_LIMIT) return undefined;
    const node = nodeOf(schema);
    // What depends on the way here, or cannot be decided, is only equal to itself.
    nodes.push(node.isUnique ? { ...node, own: `${node.own}\nitself ${nodes.length}` } : node);
    for (const child of node.children)
      if (!seen.has(child)) {
        seen.add(child);
        waiting.push(child);
      }
  }
  return nodes;
}

const SINGLE = [
  'items',
  'contains',
  'unevaluatedItems',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
  'ref',
] as const;
const LISTS = ['prefixItems', 'allOf', 'anyOf', 'oneOf'] as const;
const MAPS = ['properties', 'patternProperties', 'dependentSchemas'] as const;
const SCALARS = [
  'always',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'readOnly',
  'writeOnly',
] as const;
const NUMBERS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const;

function describe(schema: Schema): Node {
  const children: Schema[] = [];
  const own: string[] = [];
  for (const name of SCALARS)
    if (schema[name] !== undefined && schema[name] !== false) own.push(`${name} ${schema[name]}`);
  if (schema.always === false) own.push('never');
  for (const name of NUMBERS)
    if (schema[name] !== undefined) own.push(`${name} ${canonicalText(schema[name])}`);
  if (schema.types) own.push(`type ${[...schema.types].sort().join()}`);
  // The spelling of listed numbers matters to expectations.
  if (schema.enum)
    own.push(
      `enum ${schema.enum
        .map((value) => printJson(value))
        .sort()
        .join()}`,
    );
  if (schema.constant) own.push(`const ${printJson(schema.constant.value)}`);
  if (schema.required) own.push(`required ${JSON.stringify([...schema.required].sort())}`);
  for (const [name, needed] of schema.dependentRequired ?? [])
    own.push(`needs ${JSON.stringify([name, needed])}`);
  for (const name of SINGLE) {
    const child = schema[name];
    if (child) own.push(name);
    if (child) children.push(child);
  }
  for (const name of LISTS) {
    const list = schema[name];
    if (list) own.push(`${name} ${list.length}`);
    if (list) children.push(...list);
  }
  for (const name of MAPS) {
    const map = schema[name];
    if (!map) continue;
    const entries = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    own.push(`${name} ${JSON.stringify(entries.map(([key]) => key))}`);
    children.push(...entries.map(([, child]) => child));
  }
  const { discriminator } = schema;
  if (discriminator) {
    const { propertyName, inherited, values, fallback } = discriminator;
    const targets = values().flatMap((value) => discriminator.target(value) ?? []);
    own.push(`discriminator ${JSON.stringify([propertyName, inherited, values(), fallback !== undefined])}`);
    children.push(...targets, ...(fallback ? [fallback] : []));
  }
  const isUnique =
    schema.dynamicRef !== undefined || schema.faults.length > 0 || schema.resource.dynamicAnchors.size > 0;
  return { schema, own: own.join('\n'), children, isUnique };
}

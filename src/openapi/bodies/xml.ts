import { getKey, isObject, type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import type { Schema } from '../../schema/model.js';
import { readScalar } from '../parameters/scalar.js';
import {
  itemSchemas,
  partsOf,
  propertyNames,
  propertySchemas,
  shapesOf,
} from '../parameters/schema-shape.js';
import type { XmlElement } from './xml-tree.js';

type NodeKind = 'element' | 'attribute' | 'text' | 'none';

export interface XmlRule {
  readonly name: string | undefined;
  readonly kind: NodeKind;
  readonly wrapped: boolean;
}

const KINDS: Readonly<Record<string, NodeKind>> = {
  attribute: 'attribute',
  text: 'text',
  cdata: 'text',
  none: 'none',
};

/** The `xml` object of a schema, found through references and `allOf`. */
export function ruleOf(schemas: readonly Schema[]): XmlRule {
  const xml =
    schemas
      .flatMap(partsOf)
      .map((part) => part.xml)
      .find(isObject) ?? {};
  const name = getKey(xml, 'name');
  const nodeType = getKey(xml, 'nodeType');
  const kind = typeof nodeType === 'string' && Object.hasOwn(KINDS, nodeType) ? KINDS[nodeType] : undefined;
  return {
    name: typeof name === 'string' ? name : undefined,
    kind: kind ?? (getKey(xml, 'attribute') === true ? 'attribute' : 'element'),
    // 3.2 says it with `nodeType: element` on the array.
    wrapped: getKey(xml, 'wrapped') === true || nodeType === 'element',
  };
}

const isNil = (element: XmlElement): boolean => element.attributes.get('nil') === 'true';

/** An element nothing is known about: text, or an object of its attributes and children. */
function plainValue(element: XmlElement): JsonValue {
  if (isNil(element)) return null;
  if (element.children.length === 0 && element.attributes.size === 0) return element.text;
  return objectValue(element, []);
}

interface Found {
  readonly value: JsonValue;
  readonly used: readonly XmlElement[];
}

function listOf(element: XmlElement, property: string, schemas: readonly Schema[]): Found | undefined {
  const rule = ruleOf(schemas);
  const items = itemSchemas(schemas, 0);
  const itemName = ruleOf(items).name;
  const itemValue = (child: XmlElement, i: number): JsonValue => elementValue(child, itemSchemas(schemas, i));
  if (rule.wrapped) {
    const wrapper = element.children.find((child) => child.name === (rule.name ?? property));
    if (!wrapper) return undefined;
    // The items' own name is often left out of the document: then any name will do.
    const own = wrapper.children.filter((child) => itemName === undefined || child.name === itemName);
    return { value: own.map(itemValue), used: [wrapper] };
  }
  const own = element.children.filter((child) => child.name === (itemName ?? rule.name ?? property));
  return own.length > 0 ? { value: own.map(itemValue), used: own } : undefined;
}

function propertyOf(element: XmlElement, property: string, schemas: readonly Schema[]): Found | undefined {
  const rule = ruleOf(schemas);
  const name = rule.name ?? property;
  if (rule.kind === 'attribute') {
    const text = element.attributes.get(name);
    return text === undefined ? undefined : { value: readScalar(text, schemas), used: [] };
  }
  if (rule.kind === 'text') return { value: readScalar(element.text, schemas), used: [] };
  if (schemas.some((schema) => shapesOf(schema).includes('array'))) return listOf(element, property, schemas);
  const own = element.children.filter((child) => child.name === name);
  const [only] = own;
  if (!only) return undefined;
  return {
    value: own.length > 1 ? own.map((child) => elementValue(child, schemas)) : elementValue(only, schemas),
    used: own,
  };
}

function objectValue(element: XmlElement, schemas: readonly Schema[]): JsonObject {
  const object: JsonObject = {};
  const used = new Set<XmlElement>();
  const attributes = new Set<string>(['nil', 'type', 'schemaLocation']);
  for (const property of propertyNames(schemas)) {
    const own = propertySchemas(schemas, property);
    const found = propertyOf(element, property, own);
    if (!found) continue;
    setKey(object, property, found.value);
    for (const child of found.used) used.add(child);
    attributes.add(ruleOf(own).name ?? property);
  }
  for (const child of element.children) {
    if (used.has(child)) continue;
    const twins = element.children.filter((other) => other.name === child.name && !used.has(other));
    for (const twin of twins) used.add(twin);
    setKey(object, child.name, twins.length > 1 ? twins.map(plainValue) : plainValue(child));
  }
  for (const [name, text] of element.attributes) if (!attributes.has(name)) setKey(object, name, text);
  return object;
}

/**
 * The JSON value an XML element stands for under its schema: names, attributes, wrapping and text nodes as the `xml` object
 * says (OpenAPI, XML Object). Elements that no property declares stay, so that a closed reading can notice them.
 */
export function elementValue(element: XmlElement, schemas: readonly Schema[]): JsonValue {
  if (isNil(element)) return null;
  const shapes = new Set(schemas.flatMap((schema) => shapesOf(schema)));
  if (shapes.has('object')) return objectValue(element, schemas);
  if (shapes.has('array'))
    return element.children.map((child, i) => elementValue(child, itemSchemas(schemas, i)));
  return element.children.length > 0 ? plainValue(element) : readScalar(element.text.trim(), schemas);
}

/** Why the root element does not have the name its schema gives it. */
export function rootProblem(element: XmlElement, schemas: readonly Schema[]): string | undefined {
  const { name } = ruleOf(schemas);
  return name === undefined || name === element.name
    ? undefined
    : `the root element is <${element.name}>, expected <${name}>`;
}

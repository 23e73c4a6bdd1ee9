import { isObject, type JsonObject, type JsonValue } from '../../../json/value.js';
import { parseMediaType } from '../../../media-type/media-type.js';
import { bodyText } from '../../../openapi/bodies/text.js';
import { nameFit, ruleOf, type XmlRule } from '../../../openapi/bodies/xml/rule.js';
import { itemSchemas, propertySchemas } from '../../../openapi/parameters/schema-shape.js';
import { scalarText } from '../../../openapi/parameters/text-tree.js';
import type { Schema } from '../../../schema/model.js';
import {
  childrenOf,
  nilOf,
  readXml,
  writeXml,
  type XmlAttribute,
  type XmlNode,
} from '../../../wire/xml-nodes.js';
import type { WrittenBody } from './model.js';

type Parts = { readonly attributes: readonly XmlAttribute[]; readonly content: XmlNode['content'] };

/** The body with what a whole value has and the value it stands for has not, written as the document's `xml` objects say. */
export function completeXml(
  { body, mediaType, schema }: WrittenBody,
  shown: JsonValue,
  whole: JsonValue,
): Uint8Array | undefined {
  const root = readXml(bodyText(body, parseMediaType(mediaType)));
  return root && writeXml(completed(root, [schema], shown, whole));
}

function completed(node: XmlNode, schemas: readonly Schema[], shown: JsonValue, whole: JsonValue): XmlNode {
  if (Array.isArray(whole) && Array.isArray(shown))
    return withItems(
      node,
      childrenOf(node),
      { property: node.local, rule: ruleOf(schemas), schemas },
      shown,
      whole,
    );
  if (!isObject(whole) || !isObject(shown)) return node;
  let made = node;
  for (const [name, value] of Object.entries(whole)) {
    const own = propertySchemas(schemas, name);
    made = Object.hasOwn(shown, name)
      ? within(made, name, own, shown[name] as JsonValue, value)
      : extended(made, partsOf(name, value, own));
  }
  return made;
}

/** The element with what is missing below one of its properties. */
function within(
  node: XmlNode,
  property: string,
  schemas: readonly Schema[],
  shown: JsonValue,
  whole: JsonValue,
): XmlNode {
  const rule = ruleOf(schemas);
  const children = childrenOf(node);
  if (!Array.isArray(whole)) {
    const child = children.find(isNamed(rule, property));
    return child ? swapped(node, child, completed(child, schemas, shown, whole)) : node;
  }
  if (!Array.isArray(shown)) return node;
  const list = { property, rule, schemas };
  if (!rule.wrapped) {
    const items = children.filter(isNamed(itemRule(schemas) ?? rule, property));
    return withItems(node, items, list, shown, whole);
  }
  const wrapper = children.find(isNamed(rule, property));
  return wrapper ? swapped(node, wrapper, withItems(wrapper, childrenOf(wrapper), list, shown, whole)) : node;
}

const isNamed =
  (rule: XmlRule, property: string) =>
  ({ name }: XmlNode): boolean =>
    nameFit(rule, name, property) === 'yes';

/** How items are called, where the document says so. */
function itemRule(schemas: readonly Schema[]): XmlRule | undefined {
  const rule = ruleOf(itemSchemas(schemas, 0));
  return rule.labels.some(({ name }) => name !== undefined) ? rule : undefined;
}

/** A list by the property that holds it. */
interface List {
  readonly property: string;
  readonly rule: XmlRule;
  readonly schemas: readonly Schema[];
}

const itemElement = ({ property, rule, schemas }: List, item: JsonValue, index: number): XmlNode =>
  filled(empty(itemRule(schemas) ?? rule, property), item, itemSchemas(schemas, index));

/** The items that are there, completed, and after them those that are missing. */
function withItems(
  node: XmlNode,
  items: readonly XmlNode[],
  list: List,
  shown: readonly JsonValue[],
  whole: readonly JsonValue[],
): XmlNode {
  let made = node;
  for (const [i, item] of items.entries()) {
    const [before, after] = [shown[i], whole[i]];
    if (before !== undefined && after !== undefined)
      made = swapped(made, item, completed(item, itemSchemas(list.schemas, i), before, after));
  }
  const missing = whole.slice(items.length).map((item, i) => itemElement(list, item, items.length + i));
  return missing.length > 0 ? extended(made, { attributes: [], content: missing }) : made;
}

const swapped = (node: XmlNode, old: XmlNode, made: XmlNode): XmlNode =>
  old === made ? node : { ...node, content: node.content.map((part) => (part === old ? made : part)) };

const extended = (node: XmlNode, { attributes, content }: Parts): XmlNode => ({
  ...node,
  attributes: [...node.attributes, ...attributes],
  content: [...node.content, ...content],
});

/** What a property is written as. */
function partsOf(property: string, value: JsonValue, schemas: readonly Schema[]): Parts {
  const rule = ruleOf(schemas);
  if (rule.kind === 'attribute') {
    const name = rule.labels[0]?.name ?? property;
    return { attributes: [{ raw: name, name, value: scalarText(value) }], content: [] };
  }
  if (rule.kind === 'text') return { attributes: [], content: [scalarText(value)] };
  const node = empty(rule, property);
  if (!Array.isArray(value)) return { attributes: [], content: [filled(node, value, schemas)] };
  const items = value.map((item, i) => itemElement({ property, rule, schemas }, item, i));
  return { attributes: [], content: rule.wrapped ? [{ ...node, content: items }] : items };
}

/** An element by the first of its names. */
function empty({ labels: [label] }: XmlRule, property: string): XmlNode {
  const local = label?.name ?? property;
  const uri = label?.namespace;
  return uri
    ? {
        raw: local,
        name: `${uri}:${local}`,
        local,
        attributes: [{ raw: 'xmlns', name: 'xmlns', value: uri }],
        content: [],
      }
    : { raw: local, name: local, local, attributes: [], content: [] };
}

function filled(node: XmlNode, value: JsonValue, schemas: readonly Schema[]): XmlNode {
  if (value === null) return nilOf(node);
  if (isObject(value)) return members(node, value, schemas);
  if (Array.isArray(value))
    return { ...node, content: value.map((item, i) => filled(node, item, itemSchemas(schemas, i))) };
  const text = scalarText(value);
  return text === '' ? node : { ...node, content: [text] };
}

const members = (node: XmlNode, value: JsonObject, schemas: readonly Schema[]): XmlNode =>
  Object.entries(value).reduce(
    (made, [name, member]) => extended(made, partsOf(name, member, propertySchemas(schemas, name))),
    node,
  );

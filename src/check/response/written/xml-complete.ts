import { isObject, type JsonObject, type JsonValue } from '../../../json/value.js';
import { parseMediaType } from '../../../media-type/media-type.js';
import { bodyText } from '../../../openapi/bodies/text.js';
import { ruleOf } from '../../../openapi/bodies/xml.js';
import { itemSchemas, propertySchemas } from '../../../openapi/parameters/schema-shape.js';
import { scalarText } from '../../../openapi/parameters/text-tree.js';
import type { Schema } from '../../../schema/model.js';
import type { WrittenBody } from './model.js';
import { childrenOf, nilOf, readXml, writeXml, type XmlAttribute, type XmlNode } from './xml-nodes.js';

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
    return withItems(node, childrenOf(node), schemas, shown, whole);
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
    const child = children.find(({ local }) => local === (rule.name ?? property));
    return child ? swapped(node, child, completed(child, schemas, shown, whole)) : node;
  }
  if (!Array.isArray(shown)) return node;
  if (rule.wrapped) {
    const wrapper = children.find(({ local }) => local === (rule.name ?? property));
    return wrapper
      ? swapped(node, wrapper, withItems(wrapper, childrenOf(wrapper), schemas, shown, whole))
      : node;
  }
  const name = ruleOf(itemSchemas(schemas, 0)).name ?? rule.name ?? property;
  const items = children.filter(({ local }) => local === name);
  return withItems(node, items, schemas, shown, whole);
}

function withItems(
  node: XmlNode,
  items: readonly XmlNode[],
  schemas: readonly Schema[],
  shown: readonly JsonValue[],
  whole: readonly JsonValue[],
): XmlNode {
  let made = node;
  for (const [i, item] of items.entries()) {
    const [before, after] = [shown[i], whole[i]];
    if (before !== undefined && after !== undefined)
      made = swapped(made, item, completed(item, itemSchemas(schemas, i), before, after));
  }
  return made;
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
  const { name = property, kind, wrapped } = ruleOf(schemas);
  if (kind === 'attribute')
    return { attributes: [{ raw: name, name, value: scalarText(value) }], content: [] };
  if (kind === 'text') return { attributes: [], content: [scalarText(value)] };
  if (!Array.isArray(value)) return { attributes: [], content: [element(name, value, schemas)] };
  const itemName = ruleOf(itemSchemas(schemas, 0)).name;
  const items = value.map((item, i) => element(itemName ?? name, item, itemSchemas(schemas, i)));
  return { attributes: [], content: wrapped ? [{ ...empty(name), content: items }] : items };
}

const empty = (name: string): XmlNode => ({ raw: name, name, local: name, attributes: [], content: [] });

function element(name: string, value: JsonValue, schemas: readonly Schema[]): XmlNode {
  const node = empty(name);
  if (value === null) return nilOf(node);
  if (isObject(value)) return members(node, value, schemas);
  if (Array.isArray(value))
    return { ...node, content: value.map((item, i) => element(name, item, itemSchemas(schemas, i))) };
  const text = scalarText(value);
  return text === '' ? node : { ...node, content: [text] };
}

const members = (node: XmlNode, value: JsonObject, schemas: readonly Schema[]): XmlNode =>
  Object.entries(value).reduce(
    (made, [name, member]) => extended(made, partsOf(name, member, propertySchemas(schemas, name))),
    node,
  );

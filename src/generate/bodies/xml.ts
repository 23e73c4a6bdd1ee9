import { isNumber, isObject, type JsonValue } from '../../json/value.js';
import { ruleOf, type XmlRule } from '../../openapi/bodies/xml/rule.js';
import type { MediaTypeContent } from '../../openapi/model.js';
import { itemSchemas, propertySchemas } from '../../openapi/parameters/schema-shape.js';
import { scalarText } from '../../openapi/parameters/text-tree.js';
import type { Schema } from '../../schema/model.js';
import { keptInDoubleQuotes } from '../../wire/xml-text.js';

/** Characters an XML 1.0 document cannot hold, not even escaped. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/** An XML document for a value, names and attributes as the `xml` objects say (OpenAPI, XML Object); undefined: impossible. */
export function writeXml(value: JsonValue, { schema }: MediaTypeContent): string | undefined {
  const schemas = schema ? [schema] : [];
  const text = element(nameOf(ruleOf(schemas), rootName(schema)), value, schemas);
  return text === undefined || FORBIDDEN.test(text) ? undefined : text;
}

/** How a node is called, and the declaration of its namespace. */
interface NodeName {
  readonly name: string;
  readonly declaration: string;
}

/** The first name a rule gives; an attribute needs a prefix to stand in a namespace. */
function nameOf({ labels, kind }: XmlRule, property: string): NodeName {
  const [label] = labels;
  const local = label?.name ?? property;
  if (label?.namespace === undefined) return { name: local, declaration: '' };
  const prefix = label.prefix ?? (kind === 'attribute' ? 'ns' : undefined);
  return prefix === undefined
    ? { name: local, declaration: ` xmlns="${keptInDoubleQuotes(label.namespace)}"` }
    : {
        name: `${prefix}:${local}`,
        declaration: ` xmlns:${prefix}="${keptInDoubleQuotes(label.namespace)}"`,
      };
}

const isName = (name: string): boolean => name.split(':').every((part) => NAME.test(part));

/** Without a name of its own an element is called like the component it comes from. */
const rootName = (schema: Schema | undefined): string => {
  const named = /\/(?:schemas|definitions)\/([^/]+)$/.exec(
    (schema?.ref ?? schema)?.location.pointer ?? '',
  )?.[1];
  return named !== undefined && NAME.test(named) ? named : 'root';
};

function element(
  { name, declaration }: NodeName,
  value: JsonValue,
  schemas: readonly Schema[],
): string | undefined {
  if (!isName(name)) return undefined;
  if (value === null)
    return `<${name}${declaration} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>`;
  const content = contentOf(value, schemas);
  return content && `<${name}${declaration}${content.attributes}>${content.inner}</${name}>`;
}

interface Content {
  readonly attributes: string;
  readonly inner: string;
}

function contentOf(value: JsonValue, schemas: readonly Schema[]): Content | undefined {
  if (Array.isArray(value)) {
    const inner = itemTexts(value, schemas, 'item');
    return inner === undefined ? undefined : { attributes: '', inner };
  }
  if (!isObject(value)) return { attributes: '', inner: keptInDoubleQuotes(scalarText(value)) };
  let attributes = '';
  let inner = '';
  for (const [name, member] of Object.entries(value)) {
    const content = memberContent(name, member, propertySchemas(schemas, name));
    if (!content) return undefined;
    attributes += content.attributes;
    inner += content.inner;
  }
  return { attributes, inner };
}

/** What a property adds to the element of its object. */
function memberContent(property: string, member: JsonValue, schemas: readonly Schema[]): Content | undefined {
  const rule = ruleOf(schemas);
  const named = nameOf(rule, property);
  switch (rule.kind) {
    case 'attribute':
      if (!isName(named.name) || (typeof member === 'object' && !isNumber(member))) return undefined;
      return {
        attributes: `${named.declaration} ${named.name}="${keptInDoubleQuotes(scalarText(member))}"`,
        inner: '',
      };
    case 'text':
      return { attributes: '', inner: keptInDoubleQuotes(scalarText(member)) };
    case 'none':
      if (isObject(member)) return contentOf(member, schemas);
  }
  const inner = Array.isArray(member)
    ? listText(member, schemas, named, rule.wrapped)
    : element(named, member, schemas);
  return inner === undefined ? undefined : { attributes: '', inner };
}

function listText(
  items: readonly JsonValue[],
  schemas: readonly Schema[],
  { name, declaration }: NodeName,
  wrapped: boolean,
): string | undefined {
  const inner = itemTexts(items, schemas, name);
  if (!wrapped || inner === undefined) return inner;
  return isName(name) ? `<${name}${declaration}>${inner}</${name}>` : undefined;
}

/** The elements of a list; items without a name of their own are called `name`. */
function itemTexts(
  items: readonly JsonValue[],
  schemas: readonly Schema[],
  name: string,
): string | undefined {
  const texts = items.map((item, i) => {
    const own = itemSchemas(schemas, i);
    return element(nameOf(ruleOf(own), name), item, own);
  });
  return texts.includes(undefined) ? undefined : texts.join('');
}

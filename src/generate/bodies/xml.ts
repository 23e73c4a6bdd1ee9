import { isNumber, isObject, type JsonValue } from '../../json/value.js';
import { ruleOf } from '../../openapi/bodies/xml.js';
import type { MediaTypeContent } from '../../openapi/model.js';
import { itemSchemas, propertySchemas } from '../../openapi/parameters/schema-shape.js';
import { scalarText } from '../../openapi/parameters/text-tree.js';
import type { Schema } from '../../schema/model.js';

/** Characters an XML 1.0 document cannot hold, not even escaped. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"\r\n\t]/g, (char) => ESCAPES[char] as string);

/** An XML document for a value, names and attributes as the `xml` objects say (OpenAPI, XML Object); undefined: impossible. */
export function writeXml(value: JsonValue, { schema }: MediaTypeContent): string | undefined {
  const schemas = schema ? [schema] : [];
  const text = element(ruleOf(schemas).name ?? rootName(schema), value, schemas);
  return text === undefined || FORBIDDEN.test(text) ? undefined : text;
}

/** Without a name of its own an element is called like the component it comes from. */
const rootName = (schema: Schema | undefined): string => {
  const named = /\/(?:schemas|definitions)\/([^/]+)$/.exec(
    (schema?.ref ?? schema)?.location.pointer ?? '',
  )?.[1];
  return named !== undefined && NAME.test(named) ? named : 'root';
};

function element(name: string, value: JsonValue, schemas: readonly Schema[]): string | undefined {
  if (!NAME.test(name)) return undefined;
  if (value === null)
    return `<${name} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>`;
  const content = contentOf(value, schemas);
  return content && `<${name}${content.attributes}>${content.inner}</${name}>`;
}

interface Content {
  readonly attributes: string;
  readonly inner: string;
}

function contentOf(value: JsonValue, schemas: readonly Schema[]): Content | undefined {
  if (Array.isArray(value)) {
    const inner = value.map((item, i) => {
      const own = itemSchemas(schemas, i);
      return element(ruleOf(own).name ?? 'item', item, own);
    });
    return inner.includes(undefined) ? undefined : { attributes: '', inner: inner.join('') };
  }
  if (!isObject(value)) return { attributes: '', inner: escaped(scalarText(value)) };
  let attributes = '';
  let inner = '';
  for (const [name, member] of Object.entries(value)) {
    const own = propertySchemas(schemas, name);
    const rule = ruleOf(own);
    const written = rule.name ?? name;
    if (rule.kind === 'attribute') {
      if (!NAME.test(written) || (typeof member === 'object' && !isNumber(member))) return undefined;
      attributes += ` ${written}="${escaped(scalarText(member))}"`;
      continue;
    }
    const text =
      rule.kind === 'text' ? escaped(scalarText(member)) : memberText(written, member, own, rule.wrapped);
    if (text === undefined) return undefined;
    inner += text;
  }
  return { attributes, inner };
}

function memberText(
  name: string,
  value: JsonValue,
  schemas: readonly Schema[],
  wrapped: boolean,
): string | undefined {
  if (!Array.isArray(value)) return element(name, value, schemas);
  const items = value.map((item, i) => {
    const own = itemSchemas(schemas, i);
    return element(ruleOf(own).name ?? name, item, own);
  });
  if (items.includes(undefined)) return undefined;
  return wrapped ? `<${name}>${items.join('')}</${name}>` : items.join('');
}

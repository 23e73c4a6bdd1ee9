import { type JsonPointer, joinPointer } from '../../../json/pointer.js';
import { type JsonObject, type JsonValue, setKey } from '../../../json/value.js';
import { splitQualified, type XmlElement } from '../../../wire/xml.js';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Attributes of these namespaces speak to the parser (`xsi:type`, `xml:lang`): they are no data unless declared. */
const TECHNICAL: ReadonlySet<string> = new Set([XSI, 'http://www.w3.org/XML/1998/namespace']);

/** Some frameworks write it without the namespace. */
export const isNil = ({ attributes }: XmlElement): boolean =>
  attributes.get(`${XSI}:nil`) === 'true' || attributes.get('nil') === 'true';

/** Names of attributes that are data. */
export const dataAttributes = ({ attributes }: XmlElement): string[] =>
  [...attributes.keys()].filter((name) => !TECHNICAL.has(splitQualified(name).uri));

/** Where an attribute stands in the notation of Pact's paths. */
export const attributePlace = (name: string): JsonPointer =>
  joinPointer('', `@${splitQualified(name).local}`);

/** An element nothing is known about: text, or an object of its attributes and children. */
export function plainValue(element: XmlElement): JsonValue {
  if (isNil(element)) return null;
  const attributes = dataAttributes(element);
  if (element.children.length === 0 && attributes.length === 0) return element.text;
  const object: JsonObject = {};
  for (const [name, group] of byName(element.children))
    setKey(object, name, group.length > 1 ? group.map(plainValue) : plainValue(group[0] as XmlElement));
  for (const name of attributes)
    setKey(object, splitQualified(name).local, element.attributes.get(name) ?? '');
  return object;
}

export function byName(elements: readonly XmlElement[]): Map<string, XmlElement[]> {
  const groups = new Map<string, XmlElement[]>();
  for (const element of elements) {
    const group = groups.get(element.local);
    if (group) group.push(element);
    else groups.set(element.local, [element]);
  }
  return groups;
}

import { joinPointer } from '../../../json/pointer.js';
import { type JsonValue, setKey } from '../../../json/value.js';
import type { Schema } from '../../../schema/model.js';
import type { XmlElement } from '../../../wire/xml.js';
import { readScalar } from '../../parameters/scalar.js';
import {
  itemSchemas,
  propertySchemas,
  type Shape,
  shapesOf,
  typesOf,
} from '../../parameters/schema-shape.js';
import { isAccepted, readByBranch } from '../branches.js';
import { Gathered, plainReading, type XmlReading } from './gathered.js';
import { Members, undeclaredAttributes } from './members.js';
import { attributePlace, byName, dataAttributes, isNil, plainValue } from './nodes.js';
import { nameFit, namespaceProblem, nameWords, ruleOf, type XmlRule } from './rule.js';

/** Reads the elements of one document. */
export class XmlReader {
  /** Branches of a schema that lead to the same one read the same elements. */
  private readonly read = new Map<XmlElement, Map<Schema, XmlReading>>();

  element(element: XmlElement, schemas: readonly Schema[]): XmlReading {
    const [only] = schemas;
    if (!only || schemas.length > 1) return this.shaped(element, schemas);
    let read = this.read.get(element);
    if (!read) {
      read = new Map();
      this.read.set(element, read);
    }
    let reading = read.get(only);
    if (!reading) {
      reading = readByBranch(only, (way) => this.shaped(element, way));
      read.set(only, reading);
    }
    return reading;
  }

  /** The first reading the schemas accept, of those in the shapes they allow. */
  private shaped(element: XmlElement, schemas: readonly Schema[]): XmlReading {
    if (isNil(element)) return plainReading(null);
    if (schemas.length === 0) return plainReading(plainValue(element));
    const isBare = element.children.length === 0 && dataAttributes(element).length === 0;
    const shapes = [...new Set(schemas.flatMap(shapesOf))];
    if (isBare && shapes.includes('scalar'))
      shapes.sort((a, b) => Number(b === 'scalar') - Number(a === 'scalar'));
    let first: XmlReading | undefined;
    for (const shape of shapes) {
      const reading = this.inShape(shape, element, schemas);
      if (shapes.length === 1 || isAccepted(reading, schemas)) return reading;
      first ??= reading;
    }
    return first ?? plainReading(plainValue(element));
  }

  private inShape(shape: Shape, element: XmlElement, schemas: readonly Schema[]): XmlReading {
    switch (shape) {
      case 'object':
        return this.object(element, schemas);
      case 'array':
        return this.wrappedList(element, schemas);
      case 'scalar':
        return scalar(element, schemas);
    }
  }

  /** A list inside an element of its own. */
  private wrappedList(wrapper: XmlElement, schemas: readonly Schema[]): XmlReading {
    const gathered = new Gathered();
    for (const name of dataAttributes(wrapper)) gathered.undeclared.push(attributePlace(name));
    // The items' own name is often left out of the document: then any name will do.
    wrapper.children.forEach((child, i) => {
      gathered.problem ??= itemProblem(child, wrapper, ruleOf(itemSchemas(schemas, i)));
    });
    return gathered.result(this.items(wrapper.children, schemas, gathered));
  }

  private items(
    elements: readonly XmlElement[],
    schemas: readonly Schema[],
    gathered: Gathered,
    ...at: readonly string[]
  ): JsonValue {
    return elements.map((child, i) => gathered.take(this.element(child, itemSchemas(schemas, i)), ...at, i));
  }

  private object(element: XmlElement, schemas: readonly Schema[]): XmlReading {
    const members = new Members(element, schemas);
    for (const property of members.declared)
      this.property(members, property, propertySchemas(schemas, property));
    this.undeclaredChildren(members);
    undeclaredAttributes(members);
    return members.gathered.result(members.object);
  }

  /** One declared property, where the element has it. */
  private property(members: Members, property: string, schemas: readonly Schema[]): void {
    const rule = ruleOf(schemas);
    const { element } = members;
    switch (rule.kind) {
      case 'attribute': {
        const name = members.attribute(rule, property);
        if (name === undefined) return;
        members.attributes.add(name);
        setKey(members.object, property, readScalar(element.attributes.get(name) ?? '', schemas));
        return;
      }
      case 'text':
        setKey(members.object, property, readScalar(element.text, schemas));
        return;
      case 'none':
        if (schemas.some((schema) => shapesOf(schema).includes('object'))) {
          this.inlined(members, property, schemas);
          return;
        }
    }
    const isList = schemas.some((schema) => shapesOf(schema).includes('array'));
    if (isList && !rule.wrapped) this.bareList(members, property, schemas, rule);
    else this.elements(members, property, schemas, members.children(rule, property));
  }

  /** 3.2 `nodeType: none`: what the property holds stands in the element itself. */
  private inlined(members: Members, property: string, schemas: readonly Schema[]): void {
    const inner = new Members(members.element, schemas);
    for (const name of inner.declared) this.property(inner, name, propertySchemas(schemas, name));
    if (Object.keys(inner.object).length === 0) return;
    for (const child of inner.used) members.used.add(child);
    for (const name of inner.attributes) members.attributes.add(name);
    setKey(members.object, property, members.gathered.take(inner.gathered.result(inner.object), property));
  }

  /** A list whose items stand among the other elements. */
  private bareList(members: Members, property: string, schemas: readonly Schema[], rule: XmlRule): void {
    const named = ruleOf(itemSchemas(schemas, 0));
    const own = members.children(named.labels.length > 0 ? named : rule, property);
    // An empty list leaves no trace.
    if (own.length === 0 && !members.requires(property)) return;
    for (const child of own) members.used.add(child);
    setKey(members.object, property, this.items(own, schemas, members.gathered, property));
  }

  private elements(
    members: Members,
    property: string,
    schemas: readonly Schema[],
    own: readonly XmlElement[],
  ): void {
    const [only] = own;
    if (!only) return;
    for (const child of own) members.used.add(child);
    const value =
      own.length > 1
        ? own.map((child, i) => members.gathered.take(this.element(child, schemas), property, i))
        : members.gathered.take(this.element(only, schemas), property);
    setKey(members.object, property, value);
  }

  /** Elements that no property names are kept, so that a closed reading can notice them. */
  private undeclaredChildren(members: Members): void {
    const rest = members.element.children.filter((child) => !members.used.has(child));
    for (const [name, group] of byName(rest)) {
      if (members.isTaken(name)) {
        members.miss(joinPointer('', name));
        continue;
      }
      const schemas = propertySchemas(members.schemas, name);
      const isList = schemas.some((schema) => shapesOf(schema).includes('array'));
      if (!isList || ruleOf(schemas).wrapped) this.elements(members, name, schemas, group);
      else setKey(members.object, name, this.items(group, schemas, members.gathered, name));
    }
  }
}

/** The text of an element; its attributes have no room in a scalar. */
export function scalar(element: XmlElement, schemas: readonly Schema[]): XmlReading {
  const attributes = dataAttributes(element);
  const isTyped = schemas.every((schema) => typesOf(schema) !== undefined);
  if (element.children.length > 0 || (attributes.length > 0 && !isTyped))
    return plainReading(plainValue(element));
  const undeclared = attributes.map(attributePlace);
  return { value: readScalar(element.text, schemas), problem: undefined, undeclared };
}

/** Why an element is no item of the list it stands in. */
function itemProblem(child: XmlElement, list: XmlElement, rule: XmlRule): string | undefined {
  switch (nameFit(rule, child.name, undefined)) {
    case 'yes':
      return undefined;
    case 'namespace':
      return namespaceProblem(rule, child.name, `<${child.local}>`);
    case 'no':
      return `<${list.local}> holds <${child.local}>, the document calls its items ${nameWords(rule)}`;
  }
}

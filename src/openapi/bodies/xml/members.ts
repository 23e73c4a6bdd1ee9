import type { JsonPointer } from '../../../json/pointer.js';
import { type JsonObject, setKey } from '../../../json/value.js';
import type { Schema } from '../../../schema/model.js';
import { splitQualified, type XmlElement } from '../../../wire/xml.js';
import { readScalar } from '../../parameters/scalar.js';
import { expectsAnyName, partsOf, propertyNames, propertySchemas } from '../../parameters/schema-shape.js';
import { Gathered } from './gathered.js';
import { attributePlace, byName, dataAttributes } from './nodes.js';
import { nameFit, namespaceProblem, type XmlRule } from './rule.js';

/** An object that is read from an element. */
export class Members {
  readonly object: JsonObject = {};
  readonly gathered = new Gathered();
  readonly used = new Set<XmlElement>();
  /** Qualified names of the attributes that were read. */
  readonly attributes = new Set<string>();
  readonly declared: ReadonlySet<string>;
  private groups: ReadonlyMap<string, readonly XmlElement[]> | undefined = undefined;

  constructor(
    readonly element: XmlElement,
    readonly schemas: readonly Schema[],
  ) {
    this.declared = new Set(propertyNames(schemas));
  }

  /** Whether the document says which members there are. */
  get isClosed(): boolean {
    return this.declared.size > 0 && !expectsAnyName(this.schemas);
  }

  /** Whether a node that no property names would pass for one. */
  isTaken(name: string): boolean {
    return this.declared.has(name) || Object.hasOwn(this.object, name);
  }

  miss(place: JsonPointer): void {
    if (this.isClosed) this.gathered.undeclared.push(place);
  }

  requires(property: string): boolean {
    return this.schemas.flatMap(partsOf).some(({ required }) => required?.includes(property));
  }

  children(rule: XmlRule, property: string): readonly XmlElement[] {
    const named = this.named(rule, property);
    const fits = named.map((child) => nameFit(rule, child.name, property));
    const own = named.filter((_, i) => fits[i] === 'yes');
    const stranger = own.length === 0 ? named[fits.indexOf('namespace')] : undefined;
    if (stranger) this.gathered.problem ??= namespaceProblem(rule, stranger.name, `<${stranger.local}>`);
    return own;
  }

  private named({ labels, inherited }: XmlRule, property: string): readonly XmlElement[] {
    const names = new Set(labels.map(({ name }) => name ?? property));
    if (inherited || labels.length === 0) names.add(property);
    this.groups ??= byName(this.element.children);
    const [only] = names;
    if (only !== undefined && names.size === 1) return this.groups.get(only) ?? [];
    return this.element.children.filter(({ local }) => names.has(local));
  }

  attribute(rule: XmlRule, property: string): string | undefined {
    const names = [...this.element.attributes.keys()];
    const fits = names.map((name) => nameFit(rule, name, property));
    const own = names.filter((_, i) => fits[i] === 'yes');
    const stranger = own.length === 0 ? names[fits.indexOf('namespace')] : undefined;
    if (stranger !== undefined)
      this.gathered.problem ??= namespaceProblem(
        rule,
        stranger,
        `the attribute ${splitQualified(stranger).local}`,
      );
    return own.find((name) => splitQualified(name).uri === '') ?? own[0];
  }
}

/** Attributes that no property names are kept like such elements. */
export function undeclaredAttributes(members: Members): void {
  const { element, object, schemas } = members;
  for (const name of dataAttributes(element)) {
    if (members.attributes.has(name)) continue;
    const { local } = splitQualified(name);
    if (members.isTaken(local)) members.miss(attributePlace(name));
    else
      setKey(object, local, readScalar(element.attributes.get(name) ?? '', propertySchemas(schemas, local)));
  }
}

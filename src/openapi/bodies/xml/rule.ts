import { getKey, isObject, type JsonObject } from '../../../json/value.js';
import type { Schema } from '../../../schema/model.js';
import { splitQualified, type XmlElement } from '../../../wire/xml.js';
import { partsOf } from '../../parameters/schema-shape.js';
import { bothSchemas } from '../../synthetic-schema.js';

/** A name that a schema gives to its element or attribute. */
export interface XmlLabel {
  /** Without prefix; undefined: the name of the property. */
  readonly name: string | undefined;
  /** Undefined: the document leaves it open. */
  readonly namespace: string | undefined;
  readonly prefix: string | undefined;
}

export interface XmlRule {
  /** Names the schema and its branches give, any of which will do. None: the name of the property. */
  readonly labels: readonly XmlLabel[];
  /** The names belong to what the schema refers to: at a property documents mean either name. */
  readonly inherited: boolean;
  readonly kind: 'element' | 'attribute' | 'text' | 'none';
  readonly wrapped: boolean;
}

const KINDS: Readonly<Record<string, XmlRule['kind']>> = {
  attribute: 'attribute',
  text: 'text',
  cdata: 'text',
  none: 'none',
};

const textAt = (xml: JsonObject, key: string): string | undefined => {
  const value = getKey(xml, key);
  return typeof value === 'string' ? value : undefined;
};

/** Many documents write the prefix into the name. */
const localName = (name: string | undefined): string | undefined => name && splitQualified(name).local;

const UNNAMED: XmlLabel = { name: undefined, namespace: undefined, prefix: undefined };

const xmlOf = ({ xml }: Schema): JsonObject => (isObject(xml) ? xml : {});

const ownName = (schema: Schema): string | undefined => localName(textAt(xmlOf(schema), 'name'));

/** The name a schema gives itself, else those of what it is made of; a branch without a name leaves any. */
function labelsOf(schema: Schema, open: ReadonlySet<Schema>): readonly XmlLabel[] {
  if (open.has(schema)) return [];
  const xml = xmlOf(schema);
  const name = ownName(schema);
  const namespace = textAt(xml, 'namespace');
  const prefix = textAt(xml, 'prefix');
  if (name !== undefined) return [{ name, namespace, prefix }];
  const inside = new Set([...open, schema]);
  const below = (part: Schema): readonly XmlLabel[] => labelsOf(part, inside);
  const parts = [schema.ref, schema.dynamicRef?.initial, ...(schema.allOf ?? [])];
  const given = [
    ...parts.flatMap((part) => (part ? below(part) : [])),
    ...[schema.oneOf, schema.anyOf].flatMap((branches) => {
      const labels = branches?.map(below) ?? [];
      return labels.some((each) => each.length > 0)
        ? labels.flatMap((each) => (each.length > 0 ? each : [UNNAMED]))
        : [];
    }),
  ];
  if (namespace === undefined) return given;
  return given.length > 0
    ? given.map((label) => ({ name: label.name, namespace, prefix }))
    : [{ name: undefined, namespace, prefix }];
}

/** Elements of one name share their schemas. */
const known = new WeakMap<Schema, XmlRule>();

/** The `xml` object of schemas, found through references, `allOf` and branches (OpenAPI, XML Object). */
export function ruleOf(schemas: readonly Schema[]): XmlRule {
  const [only] = schemas;
  if (!only || schemas.length > 1) return findRule(schemas);
  let rule = known.get(only);
  if (!rule) {
    rule = findRule(schemas);
    known.set(only, rule);
  }
  return rule;
}

function findRule(schemas: readonly Schema[]): XmlRule {
  const xml =
    schemas
      .flatMap(partsOf)
      .map((part) => part.xml)
      .find(isObject) ?? {};
  const nodeType = textAt(xml, 'nodeType');
  const kind = nodeType !== undefined && Object.hasOwn(KINDS, nodeType) ? KINDS[nodeType] : undefined;
  return {
    inherited: schemas.every((schema) => ownName(schema) === undefined),
    labels: schemas.flatMap((schema) => labelsOf(schema, new Set())),
    kind: kind ?? (getKey(xml, 'attribute') === true ? 'attribute' : 'element'),
    // 3.2 says it with `nodeType: element` on the array.
    wrapped: getKey(xml, 'wrapped') === true || nodeType === 'element',
  };
}

const hasName = (label: XmlLabel, local: string, property: string | undefined): boolean =>
  (label.name ?? property ?? local) === local;

/** Whether a node has a name of the rule; `namespace`: all but the namespace. Without a property's name any name will do. */
export function nameFit(
  { labels, inherited }: XmlRule,
  node: string,
  property: string | undefined,
): 'yes' | 'namespace' | 'no' {
  const { uri, local } = splitQualified(node);
  if (labels.length === 0) return property === undefined || property === local ? 'yes' : 'no';
  const named = labels.filter((label) => hasName(label, local, property));
  if (named.length === 0) return inherited && property === local ? 'yes' : 'no';
  return named.some(({ namespace }) => namespace === undefined || namespace === uri) ? 'yes' : 'namespace';
}

/** Why a node is in another namespace than the document says. */
export function namespaceProblem({ labels }: XmlRule, node: string, shown: string): string {
  const { uri } = splitQualified(node);
  const wanted = labels.map(({ namespace }) => namespace).find((namespace) => namespace !== undefined);
  return `${shown} is in ${uri === '' ? 'no namespace' : `the namespace ${uri}`}, the document says ${wanted}`;
}

/** The names of a rule as people write them: `<user> or <group>`. */
export const nameWords = ({ labels }: XmlRule): string =>
  [...new Set(labels.map(({ name }) => `<${name}>`))].join(' or ');

/** The one branch of a choice, where the root element tells which one it is. */
function branchOf(schema: Schema, root: XmlElement): Schema | undefined {
  const seen = new Set<Schema>();
  let at: Schema | undefined = schema;
  while (at && !seen.has(at) && ownName(at) === undefined) {
    seen.add(at);
    const branches: readonly Schema[] = at.oneOf ?? at.anyOf ?? [];
    const fitting = branches.filter((branch) => nameFit(ruleOf([branch]), root.name, undefined) !== 'no');
    if (branches.length > 1) return fitting.length === 1 ? fitting[0] : undefined;
    at = at.ref;
  }
  return undefined;
}

/** The schema of a document: with what its branch says, where the branches name their root elements. */
export function schemaOfRoot(schema: Schema, root: XmlElement): Schema {
  const branch = branchOf(schema, root);
  return branch ? bothSchemas(schema.location, schema, branch) : schema;
}

/** Why the root element does not have the name its schema gives it. */
export function rootProblem(root: XmlElement, schemas: readonly Schema[]): string | undefined {
  const rule = ruleOf(schemas);
  switch (nameFit(rule, root.name, undefined)) {
    case 'yes':
      return undefined;
    case 'namespace':
      return namespaceProblem(rule, root.name, `the root element <${root.local}>`);
    case 'no':
      return `the root element is <${root.local}>, expected ${nameWords(rule)}`;
  }
}

import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import { searchableText } from '../source/searchable.js';
import type { Dialect, Holds } from './dialects/model.js';
import type { SchemaDocument } from './document.js';
import { RECURSIVE_ANCHOR, Resource } from './resource.js';
import { documentUri, resolveUri, splitFragment } from './uri.js';

/** Only a text with one of these keywords needs the walk (`id` counts in draft-04 only). */
const IDENTIFIERS = /["']?(?:\$id|\$anchor|\$dynamicAnchor|\$recursiveAnchor|\$schema)["']?\s*:/;

/** Keys of an OpenAPI document that hold schemas, and how. */
const SCHEMA_KEYS: Readonly<Record<string, Holds>> = {
  schema: 'one',
  itemSchema: 'one',
  schemas: 'map',
  definitions: 'map',
};
/** Keys of an OpenAPI document below which nothing is a schema, whatever it looks like. */
const OPAQUE_KEYS = /^(?:x-|example$|examples$|default$|enum$|const$|value$)/;

interface Step {
  readonly value: JsonValue;
  readonly pointer: JsonPointer;
  readonly resource: Resource;
  /** What `value` is: a schema, a list or map of schemas, or a part of an OpenAPI document. */
  readonly kind: Holds | 'part';
}

/** The resources of a document by the place of their root. The document itself (`''`) is always one. */
export function indexResources(
  document: SchemaDocument,
  dialect: Dialect,
  isSchema: boolean,
): Map<JsonPointer, Resource> {
  const { source } = document;
  const root = new Resource(document, '', documentUri(source.uri), dialect);
  const resources = new Map([['', root]]);
  if (dialect.identifier === undefined && !isSchema) return resources;
  if (dialect.identifier !== 'id' && !IDENTIFIERS.test(searchableText(source))) return resources;
  const steps: Step[] = [
    { value: source.value, pointer: '', resource: root, kind: isSchema ? 'one' : 'part' },
  ];
  for (let step = steps.pop(); step; step = steps.pop()) {
    if (step.kind === 'part') stepsIntoPart(step, steps);
    else if (step.kind === 'one' && isObject(step.value)) stepsIntoSchema(step.value, step, resources, steps);
    else if (step.kind === 'any') steps.push({ ...step, kind: Array.isArray(step.value) ? 'list' : 'one' });
    else if (step.kind !== 'one') stepsIntoAll(step, steps);
  }
  return resources;
}

function stepsIntoPart({ value, pointer, resource }: Step, steps: Step[]): void {
  if (Array.isArray(value))
    value.forEach((item, index) => {
      steps.push({ value: item, pointer: joinPointer(pointer, index), resource, kind: 'part' });
    });
  else if (isObject(value))
    for (const [key, item] of Object.entries(value))
      if (!OPAQUE_KEYS.test(key))
        steps.push({
          value: item,
          pointer: joinPointer(pointer, key),
          resource,
          kind: Object.hasOwn(SCHEMA_KEYS, key) ? (SCHEMA_KEYS[key] as Holds) : 'part',
        });
}

function stepsIntoAll({ value, pointer, resource }: Step, steps: Step[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value))
    steps.push({ value: item, pointer: joinPointer(pointer, key), resource, kind: 'one' });
}

function stepsIntoSchema(
  value: JsonObject,
  { pointer, resource: outer }: Step,
  resources: Map<JsonPointer, Resource>,
  steps: Step[],
): void {
  const resource = resourceAt(value, pointer, outer);
  if (resource !== outer) resources.set(pointer, resource);
  readAnchors(value, pointer, resource);
  for (const [name, item] of Object.entries(value)) {
    const holds = resource.dialect.keywords.get(name)?.holds;
    if (holds) steps.push({ value: item, pointer: joinPointer(pointer, name), resource, kind: holds });
  }
}

/** The resource that a schema opens, or the one around it. */
function resourceAt(value: JsonObject, pointer: JsonPointer, outer: Resource): Resource {
  const named = getKey(value, '$schema');
  const isRoot = pointer === '';
  const switched =
    typeof named === 'string' ? outer.document.documents.dialectNamed(named, outer) : undefined;
  const unknown = typeof named === 'string' && switched === undefined ? named : undefined;
  const inner = switched ?? outer.dialect;
  const id = inner.identifier === undefined ? undefined : getKey(value, inner.identifier);
  const hidden = inner.besideRef !== undefined && typeof getKey(value, '$ref') === 'string';
  const opens = typeof id === 'string' && !hidden && !(inner.fragmentIdentifiers && id.startsWith('#'));
  if (!opens && !(isRoot && named !== undefined)) return outer;
  const uri = opens ? (resolveUri(id, outer.uri) ?? splitFragment(id).address) : outer.uri;
  return new Resource(outer.document, pointer, uri, inner, unknown);
}

function readAnchors(value: JsonObject, pointer: JsonPointer, resource: Resource): void {
  const { dialect } = resource;
  if (dialect.fragmentIdentifiers && dialect.identifier) {
    const id = getKey(value, dialect.identifier);
    if (typeof id === 'string' && id.startsWith('#') && id.length > 1)
      resource.anchors.set(id.slice(1), pointer);
    return;
  }
  const anchor = getKey(value, '$anchor');
  if (typeof anchor === 'string') resource.anchors.set(anchor, pointer);
  const dynamic = dialect.keywords.has('$dynamicRef') ? getKey(value, '$dynamicAnchor') : undefined;
  if (typeof dynamic === 'string') {
    resource.anchors.set(dynamic, pointer);
    resource.dynamicNames.add(dynamic);
  }
  if (
    dialect.keywords.has('$recursiveRef') &&
    getKey(value, '$recursiveAnchor') === true &&
    pointer === resource.pointer
  )
    resource.dynamicNames.add(RECURSIVE_ANCHOR);
}

/** The nearest resource around a place. */
export function enclosingResource(
  resources: ReadonlyMap<JsonPointer, Resource>,
  pointer: JsonPointer,
): Resource {
  if (resources.size === 1) return resources.get('') as Resource;
  for (let place = pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const resource = resources.get(place);
    if (resource) return resource;
    if (!place.includes('/')) break;
  }
  return resources.get('') as Resource;
}

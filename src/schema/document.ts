import { type JsonPointer, valueAt } from '../json/pointer.js';
import { isObject, type JsonObject, type JsonValue } from '../json/value.js';
import type { SourceFile } from '../source/model.js';
import { CompiledSchema, type Step } from './compiled-schema.js';
import { dialectOf, dialectOfDocument } from './dialects/dialects.js';
import type { DialectName } from './dialects/model.js';
import type { SchemaDocuments } from './documents.js';
import type { DynamicRef } from './model.js';
import { RECURSIVE_ANCHOR, type Resource } from './resource.js';
import { enclosingResource, indexResources } from './resource-index.js';
import { documentUri, resolveUri, splitFragment } from './uri.js';

/** One document read in one dialect: the home of its schemas, each compiled once. */
export class SchemaDocument {
  private readonly schemas = new Map<JsonPointer | JsonObject, CompiledSchema>();
  readonly resources: ReadonlyMap<JsonPointer, Resource>;

  constructor(
    readonly documents: SchemaDocuments,
    readonly source: SourceFile,
    readonly dialect: DialectName,
  ) {
    this.resources = indexResources(this, dialectOf(dialect), dialectOfDocument(source.value) === undefined);
  }

  /** The schema at a place, whatever stands there (nothing: a faulty schema). `raw`: what stands there, when it is at hand. */
  schemaAt(pointer: JsonPointer, raw = valueAt(this.source.value, pointer)): CompiledSchema {
    const key = this.key(pointer, raw);
    const known = this.schemas.get(key);
    if (known) return known;
    const made = this.make(key, pointer, raw ?? null, enclosingResource(this.resources, pointer));
    if (raw === undefined) made.fault('', 'there is nothing at this place');
    return made;
  }

  /** A sub-schema, found by its parent. */
  child(step: Step, raw: JsonValue, parent: Resource): CompiledSchema {
    const key = this.key(step, raw);
    const known = this.schemas.get(key);
    if (known) return known;
    const own = this.resources.size > 1 ? this.resources.get(step.pointer) : undefined;
    return this.make(key, step, raw, own ?? parent);
  }

  private make(
    key: JsonPointer | JsonObject,
    at: JsonPointer | Step,
    raw: JsonValue,
    resource: Resource,
  ): CompiledSchema {
    const schema = new CompiledSchema(this, at, raw, resource);
    this.schemas.set(key, schema);
    return schema;
  }

  /**
   * What tells the places of schemas apart: in JSON text every object stands at one place only, and looking it up is
   * cheaper than its pointer; aliases of YAML let one object stand at several.
   */
  private key(at: JsonPointer | Step, raw: JsonValue | undefined): JsonPointer | JsonObject {
    if (this.source.format === 'json' && isObject(raw)) return raw;
    return typeof at === 'string' ? at : at.pointer;
  }

  /** The schema a `$ref` leads to, or why it leads nowhere. */
  follow(reference: string, from: CompiledSchema): CompiledSchema | string {
    const { address, fragment = '' } = splitFragment(reference);
    const resource = address === '' ? from.resource : this.documents.resourceByUri(reference, from.resource);
    if (resource) {
      const found = resource.schemaAt(fragment);
      if (found || resource.pointer !== '') return found ?? `nothing is called #${fragment} there`;
    }
    const isAnchor = fragment !== '' && !fragment.startsWith('/');
    const plain = isAnchor && address !== '' ? address : reference;
    // Below an `$id` a relative reference is relative to it; elsewhere to the file, which only the caller knows.
    const moved = from.resource.pointer !== '' || from.resource.uri !== documentUri(this.source.uri);
    const asked = moved ? (absolute(plain, from.resource.uri) ?? plain) : plain;
    const location = this.documents.resolve(asked, from.location);
    if ('fault' in location) return location.fault;
    const target = this.documents.documentOf(location.source, from.resource.dialect.name);
    if (!isAnchor || address === '') return target.schemaAt(location.pointer);
    return (
      enclosingResource(target.resources, location.pointer).schemaAt(fragment) ??
      `nothing is called #${fragment} there`
    );
  }

  /** `$dynamicRef`, `$recursiveRef`: the plain target and, if it takes part, the name looked for in the dynamic scope. */
  followDynamic(reference: string, from: CompiledSchema): DynamicRef | string {
    const recursive = from.resource.dialect.keywords.has('$recursiveRef');
    const initial = this.follow(reference, from);
    if (typeof initial === 'string') return initial;
    const { fragment = '' } = splitFragment(reference);
    const name = recursive ? RECURSIVE_ANCHOR : fragment;
    const home = initial.resource;
    const declares =
      home.dynamicNames.has(name) && (recursive ? home.pointer : home.anchors.get(name)) === initial.pointer;
    return { initial, anchor: declares ? name : undefined };
  }
}

function absolute(reference: string, base: string): string | undefined {
  const hash = reference.indexOf('#');
  const uri = resolveUri(reference, base);
  return uri === undefined || hash < 0 ? uri : uri + reference.slice(hash);
}

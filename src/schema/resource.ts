import { type JsonPointer, valueAt } from '../json/pointer.js';
import type { CompiledSchema } from './compiled-schema.js';
import type { Dialect } from './dialects/model.js';
import type { SchemaDocument } from './document.js';
import type { Schema, SchemaResource } from './model.js';

/** The name under which `$recursiveAnchor: true` (2019-09) is kept among the dynamic anchors. */
export const RECURSIVE_ANCHOR = '$recursiveAnchor';

/** A schema with an identity of its own (`$id`), or a whole document. */
export class Resource implements SchemaResource {
  /** `$anchor` and `$dynamicAnchor` name → place. */
  readonly anchors = new Map<string, JsonPointer>();
  /** Names declared by `$dynamicAnchor`. */
  readonly dynamicNames = new Set<string>();
  private made: ReadonlyMap<string, Schema> | undefined = undefined;
  private readonly found = new Map<string, CompiledSchema>();

  constructor(
    readonly document: SchemaDocument,
    readonly pointer: JsonPointer,
    readonly uri: string,
    readonly dialect: Dialect,
    /** The value of a `$schema` that nobody knows. */
    readonly unknownDialect?: string,
  ) {}

  get dynamicAnchors(): ReadonlyMap<string, Schema> {
    this.made ??= new Map(
      [...this.dynamicNames].map((name) => [
        name,
        this.document.schemaAt(this.anchors.get(name) ?? this.pointer),
      ]),
    );
    return this.made;
  }

  /** A schema inside by the fragment that names it, a JSON Pointer or an anchor; undefined when there is none. */
  schemaAt(fragment: string): CompiledSchema | undefined {
    const schema = this.found.get(fragment) ?? this.lookUp(fragment);
    if (schema) this.found.set(fragment, schema);
    return schema;
  }

  private lookUp(fragment: string): CompiledSchema | undefined {
    const { document } = this;
    if (fragment === '') return document.schemaAt(this.pointer);
    if (!fragment.startsWith('/')) {
      const place = this.anchors.get(fragment);
      return place === undefined ? undefined : document.schemaAt(place);
    }
    const pointer = this.pointer + fragment;
    const raw = valueAt(document.source.value, pointer);
    return raw === undefined ? undefined : document.schemaAt(pointer, raw);
  }
}

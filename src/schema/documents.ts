import { valueAt } from '../json/pointer.js';
import { getKey, isObject } from '../json/value.js';
import type { Location, SourceFile } from '../source/model.js';
import { dialectOf, dialectOfDocument, dialectOfUri, switchDialect } from './dialects/dialects.js';
import type { Dialect, DialectName } from './dialects/model.js';
import { dialectOfMetaSchema } from './dialects/vocabularies.js';
import type { Components } from './discriminator.js';
import { SchemaDocument } from './document.js';
import type { Resource } from './resource.js';
import { resolveUri } from './uri.js';

/** Finds the place a reference leads to, across files. `from` is the schema that holds the reference. */
export type ResolveReference = (reference: string, from: Location) => Location | { readonly fault: string };

/** All documents one compiler has seen. */
export class SchemaDocuments {
  private readonly known = new Map<SourceFile, Map<DialectName, SchemaDocument>>();
  /** Named schemas by document: see discriminator.ts. */
  readonly components = new Map<SourceFile, Components>();
  private readonly byUri = new Map<string, Resource>();

  constructor(
    readonly resolve: ResolveReference,
    /** Where component names are looked up when a document has no components of its own. */
    readonly root: SourceFile | undefined,
  ) {}

  /** The document as read in the dialect it names itself, else in `wanted`. */
  documentOf(source: SourceFile, wanted: DialectName): SchemaDocument {
    const dialect = ownDialect(source, wanted);
    let dialects = this.known.get(source);
    if (!dialects) {
      dialects = new Map();
      this.known.set(source, dialects);
    }
    let document = dialects.get(dialect);
    if (!document) {
      document = new SchemaDocument(this, source, dialect);
      dialects.set(dialect, document);
      for (const resource of document.resources.values())
        if (!this.byUri.has(resource.uri)) this.byUri.set(resource.uri, resource);
    }
    return document;
  }

  /** The dialect that `$schema` names where a resource stands: a published one, or a meta-schema's own. */
  dialectNamed(uri: string, around: Resource): Dialect | undefined {
    const published = switchDialect(around.dialect.name, uri);
    if (published) return published === around.dialect.name ? around.dialect : dialectOf(published);
    const found = this.resolve(uri, { source: around.document.source, pointer: around.pointer });
    return 'fault' in found
      ? undefined
      : dialectOfMetaSchema(valueAt(found.source.value, found.pointer) ?? null);
  }

  /** A resource already seen under the absolute address of a reference. */
  resourceByUri(reference: string, base: Resource): Resource | undefined {
    const uri = resolveUri(reference, base.uri);
    return uri === undefined ? undefined : this.byUri.get(uri);
  }
}

/** `openapi`/`swagger`, `jsonSchemaDialect`, `$schema` at the root of a file say how its schemas are read. */
function ownDialect({ value }: SourceFile, wanted: DialectName): DialectName {
  if (!isObject(value)) return wanted;
  const version = dialectOfDocument(value);
  if (version !== undefined) {
    const named = getKey(value, 'jsonSchemaDialect');
    return (
      (typeof named === 'string' && version >= 'openapi-3.1' ? switchDialect(version, named) : undefined) ??
      version
    );
  }
  const named = getKey(value, '$schema');
  if (typeof named !== 'string') return wanted;
  return (wanted.startsWith('openapi') ? switchDialect(wanted, named) : dialectOfUri(named)) ?? wanted;
}

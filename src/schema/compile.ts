import type { JsonValue } from '../json/value.js';
import type { Location, SourceFile } from '../source/model.js';
import type { DialectName } from './dialects/model.js';
import { type ResolveReference, SchemaDocuments } from './documents.js';
import type { Schema } from './model.js';

export type { DialectName } from './dialects/model.js';
export type { ResolveReference } from './documents.js';

export interface SchemaCompiler {
  /**
   * The schema at a place. The same place always gives the same object. A document that names its own dialect
   * (`openapi`, `$schema`) is read in that one, whatever `dialect` says. Never throws: see {@link Schema.faults}.
   * `raw`: what stands at the place, when the caller has it at hand.
   */
  compile(location: Location, raw?: JsonValue): Schema;
}

export interface SchemaCompilerOptions {
  /** Follows references between files; identifiers, anchors and dynamic scopes are the compiler's own matter. */
  readonly resolve: ResolveReference;
  /** For documents that name none. */
  readonly dialect: DialectName;
  /** The document whose components give discriminators their implicit names, for schemas in other files. */
  readonly root?: SourceFile;
}

/** A compiler for the schemas of one description: everything it compiles shares one cache. */
export function createSchemaCompiler({ resolve, dialect, root }: SchemaCompilerOptions): SchemaCompiler {
  const documents = new SchemaDocuments(resolve, root);
  return {
    compile: (location, raw) =>
      documents.documentOf(location.source, dialect).schemaAt(location.pointer, raw),
  };
}

import { parseJson } from '../json/parse.js';
import { valueAt } from '../json/pointer.js';
import { printJson } from '../json/print.js';
import type { JsonValue } from '../json/value.js';
import type { SourceFile } from '../source/model.js';
import { percentDecoded } from '../text/percent.js';
import { createSchemaCompiler } from './compile.js';
import type { DialectName } from './dialects/model.js';
import type { ResolveReference } from './documents.js';
import type { Schema } from './model.js';
import { resolveUri } from './uri.js';

export interface StandaloneOptions {
  readonly dialect: DialectName;
  /** Other documents by absolute URI (without fragment). */
  readonly remotes?: Readonly<Record<string, JsonValue>>;
  /** No object stands at two places in the schema, as in what was parsed from JSON text. */
  readonly isTree?: boolean;
}

const BASE = 'memory:/schema.json';

/** Compiles a schema that is no part of a file. A dialect named by `$schema` wins over the option. */
export function compileStandalone(
  schema: JsonValue,
  { dialect, remotes = {}, isTree = false }: StandaloneOptions,
): Schema {
  const files = new Map<string, SourceFile>();
  const fileAt = (uri: string): SourceFile | undefined => {
    const known = files.get(uri);
    if (known || !Object.hasOwn(remotes, uri)) return known;
    const file = sourceOf(uri, remotes[uri] as JsonValue);
    files.set(uri, file);
    return file;
  };
  const resolve: ResolveReference = (reference, from) => {
    const uri = resolveUri(reference, from.source.uri);
    const source = uri === undefined ? undefined : fileAt(uri);
    if (!source) return { fault: `there is no document ${uri ?? reference}` };
    const hash = reference.indexOf('#');
    const pointer = hash < 0 ? '' : percentDecoded(reference.slice(hash + 1));
    if (valueAt(source.value, pointer) === undefined || (pointer !== '' && !pointer.startsWith('/')))
      return { fault: `there is nothing at ${reference}` };
    return { source, pointer };
  };
  const source = isTree ? treeSource(BASE, schema) : sourceOf(BASE, schema);
  files.set(BASE, source);
  return createSchemaCompiler({ resolve, dialect, root: source }).compile({ source, pointer: '' });
}

const treeSource = (uri: string, value: JsonValue): SourceFile => ({
  uri,
  display: uri,
  get text() {
    return printJson(value);
  },
  format: 'json',
  value,
  faults: [],
});

/** Read from its own text, as a file is: then no object stands at two places. */
function sourceOf(uri: string, schema: JsonValue): SourceFile {
  const text = printJson(schema);
  return { uri, display: uri, text, format: 'json', ...parseJson(text) };
}

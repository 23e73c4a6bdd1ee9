import type { JsonValue } from '../../src/json/value.js';
import { createSchemaCompiler, type DialectName, type SchemaCompiler } from '../../src/schema/compile.js';
import type { Reading, Schema } from '../../src/schema/model.js';
import { sourceFromText } from '../../src/source/text.js';

export const OPEN: Reading = { world: 'open', direction: undefined, formats: true };
export const CLOSED: Reading = { world: 'closed', direction: undefined, formats: true };

/** A compiler over in-memory files, by name; references between them are relative file names. */
export function compilerFor(
  files: Readonly<Record<string, unknown>>,
  dialect: DialectName,
): { readonly compiler: SchemaCompiler; readonly at: (file: string, pointer?: string) => Schema } {
  const sources = new Map(
    Object.entries(files).map(([name, value]) => [name, sourceFromText(`/${name}`, JSON.stringify(value))]),
  );
  const [root] = sources.values();
  const compiler = createSchemaCompiler({
    dialect,
    ...(root && { root }),
    resolve: (reference, from) => {
      const [file = '', pointer = ''] = reference.split('#');
      const source = file === '' ? from.source : sources.get(file.replace(/^\.?\//, ''));
      return source ? { source, pointer } : { fault: `no file ${file}` };
    },
  });
  return { compiler, at: (file, pointer = '') => compiler.compile({ source: sources.get(file)!, pointer }) };
}

/** The schema `Start` of an OpenAPI document with these component schemas. */
export function componentsOf(
  schemas: Readonly<Record<string, unknown>>,
  dialect: 'openapi-2.0' | 'openapi-3.0' | 'openapi-3.1' = 'openapi-3.0',
  name = 'Start',
): Schema {
  const version = dialect.slice('openapi-'.length);
  if (dialect === 'openapi-2.0')
    return compilerFor({ 'api.json': { swagger: version, definitions: schemas } }, dialect).at(
      'api.json',
      `/definitions/${name}`,
    );
  const document = { openapi: `${version}.0`, components: { schemas } };
  return compilerFor({ 'api.json': document }, dialect).at('api.json', `/components/schemas/${name}`);
}

export const json = (text: string): JsonValue => sourceFromText('/value.json', text).value;

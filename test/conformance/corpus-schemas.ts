import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createSchemaCompiler } from '../../src/schema/compile.js';
import { dialectOfDocument } from '../../src/schema/dialects/dialects.js';
import type { Schema } from '../../src/schema/model.js';
import { loadFile } from '../../src/source/load.js';
import type { SourceFile } from '../../src/source/model.js';
import { createReferenceResolver } from '../../src/source/references.js';
import type { ConformanceCheck } from './model.js';
import { schemaPlaces } from './schema-places.js';

const SLOWEST = 5;

/** Compiles every schema that a real document reaches: nothing may crash or hang; faults are counted by kind. */
export const run: ConformanceCheck = async ({ shared, paths }) => {
  const failures: string[] = [];
  const kinds = new Map<string, number>();
  const times: { readonly file: string; readonly ms: number; readonly schemas: number }[] = [];
  let schemas = 0;
  let documents = 0;
  for (const folder of paths.length > 0 ? paths : [join(shared, 'corpus/oas')])
    for (const file of files(folder)) {
      let source: SourceFile;
      try {
        source = loadFile(file);
      } catch {
        continue;
      }
      const dialect = dialectOfDocument(source.value);
      if (!dialect) continue;
      documents++;
      const started = performance.now();
      try {
        const found = walk(source, dialect);
        for (const schema of found)
          for (const { keyword, message, harmless } of schema.faults) {
            const kind = `${harmless ? 'harmless' : 'undecided'} ${keyword || 'schema'}: ${message.replace(/[:"].*$|#.*| \/.*/s, '')}`;
            kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          }
        schemas += found.size;
        times.push({ file, ms: performance.now() - started, schemas: found.size });
      } catch (error) {
        failures.push(`${file}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
  const slow = [...times].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  const notes = [
    `${schemas} schemas in ${documents} documents`,
    ...slow.map(({ file, ms, schemas: count }) => `${Math.round(ms)} ms for ${count} schemas: ${file}`),
    ...[...kinds].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} × ${kind}`),
  ];
  return { name: 'corpus-schemas', total: documents, agreed: documents - failures.length, failures, notes };
};

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    if (statSync(path).isDirectory()) return files(path);
    return /\.(?:json|ya?ml)$/.test(entry) && entry !== 'index.json' ? [path] : [];
  });
}

/** Every schema of a document, through every getter. */
function walk(
  source: SourceFile,
  dialect: NonNullable<ReturnType<typeof dialectOfDocument>>,
): ReadonlySet<Schema> {
  const { resolve } = createReferenceResolver();
  const compiler = createSchemaCompiler({ resolve, dialect, root: source });
  const found = new Set<Schema>();
  for (const pointer of schemaPlaces(source.value)) found.add(compiler.compile({ source, pointer }));
  for (const schema of found) for (const next of below(schema)) found.add(next);
  return found;
}

function below(schema: Schema): readonly Schema[] {
  const { discriminator } = schema;
  return [
    ...(schema.prefixItems ?? []),
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.properties?.values() ?? []),
    ...(schema.patternProperties?.values() ?? []),
    ...(schema.dependentSchemas?.values() ?? []),
    ...(discriminator ? discriminator.values().map((value) => discriminator.target(value)) : []),
    ...[schema.items, schema.contains, schema.unevaluatedItems, schema.additionalProperties],
    ...[schema.unevaluatedProperties, schema.propertyNames, schema.not, schema.if, schema.then, schema.else],
    ...[schema.ref, schema.dynamicRef?.initial],
  ].filter((next): next is Schema => next !== undefined);
}

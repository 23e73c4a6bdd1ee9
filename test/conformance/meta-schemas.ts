import { createRequire } from 'node:module';
import type { JsonValue } from '../../src/json/value.js';

const require = createRequire(import.meta.url);

/** The schemas of JSON Schema itself, by address: what schemas of the test suites refer to. */
export function metaSchemas(): Record<string, JsonValue> {
  const remotes: Record<string, JsonValue> = {};
  for (const name of [
    'json-schema-draft-06',
    'json-schema-draft-07',
    'json-schema-2019-09/schema',
    'json-schema-2020-12/schema',
  ]) {
    const schema = require(`ajv/dist/refs/${name}.json`) as { $id: string };
    remotes[schema.$id.replace(/#$/, '')] = schema as unknown as JsonValue;
  }
  const draft4 = require('ajv-draft-04/dist/refs/json-schema-draft-04.json') as { id: string };
  remotes[draft4.id.replace(/#$/, '')] = draft4 as unknown as JsonValue;
  for (const version of ['2019-09', '2020-12'])
    for (const part of [
      'core',
      'applicator',
      'unevaluated',
      'validation',
      'meta-data',
      'format',
      'format-annotation',
      'content',
    ]) {
      const path = `ajv/dist/refs/json-schema-${version}/meta/${part}.json`;
      try {
        const schema = require(path) as { $id: string };
        remotes[schema.$id] = schema as unknown as JsonValue;
      } catch {
        // Not every vocabulary exists in both.
      }
    }
  return remotes;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/json/pointer.js';
import type { JsonValue } from '../../src/json/value.js';
import { createSchemaCompiler, type DialectName } from '../../src/schema/compile.js';
import { judge } from '../../src/schema/judge/index.js';
import type { Schema } from '../../src/schema/model.js';
import type { SourceFile } from '../../src/source/model.js';
import { sourceFromText } from '../../src/source/text.js';
import { CLOSED, OPEN } from './describe.js';
import { schemas, values } from './judge/random-schema.js';

/*
 * In JSON a schema is told from others by the object that it is, in YAML by the pointer of its place, which is written out
 * when somebody asks. Whoever reads the same text either way sees the same schemas at the same places.
 */

function compilerOf(source: SourceFile, dialect: DialectName): (pointer: string) => Schema {
  const compiler = createSchemaCompiler({
    dialect,
    root: source,
    resolve: (reference) => ({ source, pointer: decodeURIComponent(reference.replace(/^[^#]*#?/, '')) }),
  });
  return (pointer) => compiler.compile({ source, pointer });
}

/** Every schema inside a schema, itself first. */
function inside(root: Schema): Schema[] {
  const found = new Set([root]);
  for (const schema of found) {
    const { items, contains, additionalProperties, propertyNames, not, ref } = schema;
    const { unevaluatedItems, unevaluatedProperties, if: test, then: yes, else: no } = schema;
    for (const one of [items, contains, additionalProperties, propertyNames, not, ref, test, yes, no])
      if (one) found.add(one);
    for (const one of [unevaluatedItems, unevaluatedProperties]) if (one) found.add(one);
    for (const list of [schema.prefixItems, schema.allOf, schema.anyOf, schema.oneOf])
      for (const one of list ?? []) found.add(one);
    for (const map of [schema.properties, schema.patternProperties, schema.dependentSchemas])
      for (const one of map?.values() ?? []) found.add(one);
  }
  return [...found];
}

const told = (schema: Schema, value: JsonValue) =>
  [OPEN, CLOSED].map((reading) =>
    judge(schema, value, reading).errors.map(({ instance, location }) => [instance, location.pointer]),
  );

const RUN = { seed: 20_261_210, numRuns: 200 };

describe.each<DialectName>(['draft-04', 'draft-07', '2019-09', '2020-12'])('%s', (dialect) => {
  it('has the same schemas at the same places in JSON and YAML', () => {
    fc.assert(
      fc.property(schemas(dialect), fc.array(values, { maxLength: 4 }), (written, samples) => {
        const source = sourceFromText('/schema.json', JSON.stringify(written));
        const [inJson, inYaml] = [source, { ...source, format: 'yaml' } as const].map((one) => {
          const at = compilerOf(one, dialect);
          const root = at('');
          // The judge comes before anybody has asked where schemas stand.
          const errors = samples.map((value) => told(root, value));
          const pointers = inside(root).map(({ location }) => location.pointer);
          for (const schema of inside(root)) expect(at(schema.location.pointer)).toBe(schema);
          return { errors, pointers };
        });
        expect(inJson).toEqual(inYaml);
        for (const pointer of inJson?.pointers ?? [])
          expect([pointer, valueAt(source.value, pointer)]).not.toEqual([pointer, undefined]);
      }),
      RUN,
    );
  });
});

it('escapes names on the way to a schema that nobody has asked about', () => {
  const written = { properties: { 'a/b': { items: { patternProperties: { '~x': { type: 'string' } } } } } };
  const root = compilerOf(sourceFromText('/s.json', JSON.stringify(written)), '2020-12')('');
  const [deep] = root.properties?.get('a/b')?.items?.patternProperties?.values() ?? [];
  expect(deep?.location.pointer).toBe('/properties/a~1b/items/patternProperties/~0x');
});

it('keeps apart the places where aliases of YAML put one object', () => {
  const text = 'properties:\n  a: &a {type: string}\n  b: *a\n';
  const root = compilerOf(sourceFromText('/s.yaml', text), '2020-12')('');
  const [a, b] = [...(root.properties?.values() ?? [])];
  expect([a?.location.pointer, b?.location.pointer]).toEqual(['/properties/a', '/properties/b']);
  expect(judge(root, { b: 1 }, OPEN).errors.map(({ location }) => location.pointer)).toEqual([
    '/properties/b/type',
  ]);
});

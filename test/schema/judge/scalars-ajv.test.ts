import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/json/value.js';
import { accepts, judge } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';

interface Ajv {
  compile(schema: unknown): (value: unknown) => boolean;
}
type Default<T> = { readonly default: T };

const require = createRequire(import.meta.url);
const Ajv2020 = (require('ajv/dist/2020') as Default<new (options: object) => Ajv>).default;
const addFormats = (require('ajv-formats') as Default<(ajv: Ajv) => void>).default;

const types = fc.constantFrom('null', 'boolean', 'number', 'integer', 'string', 'array', 'object');
const limits = fc.constantFrom(-1, 0, 0.5, 1, 100, 2 ** 31, 2 ** 53, 1e21);
const sizes = fc.nat(3);
const numbers = fc.constantFrom(0, -0, 1, -1, 0.5, 1e2, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e300, 5e-324);
const texts = fc.constantFrom(
  '',
  'a',
  'abc',
  '😀',
  '😀😀',
  '\ud800',
  'e\u0301',
  '2020-02-29',
  '2021-02-29',
  '1',
);
const scalars = fc.oneof<fc.Arbitrary<JsonValue>[]>(numbers, texts, fc.constantFrom(null, true, false));

const KEYWORDS: Readonly<Record<string, fc.Arbitrary<JsonValue>>> = {
  type: fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 3 })),
  enum: fc.uniqueArray(scalars, { minLength: 1, maxLength: 4 }),
  const: scalars,
  minimum: limits,
  maximum: limits,
  exclusiveMinimum: limits,
  exclusiveMaximum: limits,
  multipleOf: fc.constantFrom(1, 2, 3, 100),
  minLength: sizes,
  maxLength: sizes,
  pattern: fc.constantFrom('^a', '.', '^$', '^\\d'),
  format: fc.constantFrom('date', 'uuid', 'ipv4'),
};

const schemas = fc
  .uniqueArray(fc.constantFrom(...Object.keys(KEYWORDS)), { maxLength: 3 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, KEYWORDS[name]!]))))
  .map((schema) => ({ ...schema }) as JsonObject);

/** Ajv divides doubles, and looks for a fraction in the digits that are printed. */
const isFair = (schema: JsonObject, value: JsonValue): boolean =>
  schema.multipleOf === undefined || !/e/.test(String(value));

it('the judge and Ajv agree on the scalars inside of a value', () => {
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false });
  addFormats(ajv);
  const seen = { accepted: 0, rejected: 0 };
  fc.assert(
    fc.property(schemas, scalars, (scalar, value) => {
      fc.pre(isFair(scalar, value));
      const schema = { properties: { a: scalar }, items: { additionalProperties: scalar } };
      const compiled = compileStandalone(schema, { dialect: '2020-12' });
      const validate = ajv.compile(structuredClone(schema));
      for (const whole of [{ a: value }, [{}, { b: value }]]) {
        const wanted = validate(whole);
        const reading = { world: 'open', direction: undefined, formats: true } as const;
        expect([scalar, value, accepts(compiled, whole, reading)]).toEqual([scalar, value, wanted]);
        expect(judge(compiled, whole, reading).verdict).toBe(wanted ? 'valid' : 'invalid');
        seen[wanted ? 'accepted' : 'rejected']++;
      }
    }),
    { seed: 20_261_208, numRuns: 800 },
  );
  expect(Math.min(seen.accepted, seen.rejected)).toBeGreaterThan(300);
});

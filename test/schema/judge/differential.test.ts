import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/json/value.js';
import type { DialectName } from '../../../src/schema/compile.js';
import { accepts, judge } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { schemas, values } from './random-schema.js';

interface Ajv {
  compile(schema: unknown): (value: unknown) => boolean;
  addMetaSchema(schema: unknown): unknown;
}
type AjvClass = new (options: object) => Ajv;

const require = createRequire(import.meta.url);
const load = (name: string): AjvClass => (require(name) as { default: AjvClass }).default;
const OPTIONS = { strict: false, validateSchema: false, logger: false, ownProperties: true };

const AJV: Readonly<Record<string, () => Ajv>> = {
  'draft-04': () => new (load('ajv-draft-04'))(OPTIONS),
  'draft-06': () => new (load('ajv'))(OPTIONS),
  'draft-07': () => new (load('ajv'))(OPTIONS),
  '2019-09': () => new (load('ajv/dist/2019'))(OPTIONS),
  '2020-12': () => new (load('ajv/dist/2020'))(OPTIONS),
};

/**
 * Where Ajv departs from the specification: `unevaluatedItems` counts items of alternatives that failed and all items
 * that `contains` looked at, and `[]` passes `contains` beside a tuple.
 */
const isFair = (schema: JsonValue, samples: readonly JsonValue[]): boolean => {
  const text = JSON.stringify(schema);
  if (text.includes('"unevaluatedItems"')) return !/"(?:contains|oneOf|anyOf|if)"/.test(text);
  // It also ignores what an `if` without `then` and `else` evaluates.
  if (text.includes('"unevaluatedProperties"') && text.includes('"if"')) return false;
  return !text.includes('"contains"') || !JSON.stringify(samples).includes('[]');
};

/** Ajv's answer; undefined where its generated code crashes (it happens beside `unevaluatedProperties`). */
const ask = (validate: (value: unknown) => boolean, value: JsonValue): boolean | undefined => {
  try {
    return validate(structuredClone(value));
  } catch {
    return undefined;
  }
};

const OPEN = { world: 'open', direction: undefined, formats: false } as const;

describe('the judge and Ajv agree on random schemas and values', () => {
  it.each(Object.keys(AJV))('%s', (name) => {
    const dialect = name as DialectName;
    fc.assert(
      fc.property(schemas(dialect), fc.array(values, { minLength: 8, maxLength: 8 }), (schema, samples) => {
        fc.pre(isFair(schema, samples));
        const validate = AJV[name]!().compile(structuredClone(schema));
        const compiled = compileStandalone(schema, { dialect });
        for (const value of samples) {
          const wanted = ask(validate, value);
          if (wanted === undefined) continue;
          expect([value as JsonValue, accepts(compiled, value, OPEN)]).toEqual([value, wanted]);
          expect(judge(compiled, value, OPEN).verdict).toBe(wanted ? 'valid' : 'invalid');
        }
      }),
      { seed: 20_260_101, numRuns: Number(process.env.JUDGE_RUNS ?? 300) },
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { complete } from '../../../src/schema/complete/index.js';
import { judge } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';
import { CLOSED, OPEN } from '../describe.js';
import { schemas, values } from '../judge/random-schema.js';

it('completes alike whether or not the caller has asked the judge before', () => {
  const seen = { completed: 0, not: 0 };
  fc.assert(
    fc.property(schemas('2020-12'), values, fc.constantFrom(OPEN, CLOSED), (schema, value, reading) => {
      const compiled = compileStandalone(schema, { dialect: '2020-12' });
      const judgement = judge(compiled, value, reading);
      const wanted = complete(compiled, value, reading);
      expect(complete(compiled, value, reading, { judgement })).toEqual(wanted);
      if (judgement.verdict === 'invalid') seen[wanted === undefined ? 'not' : 'completed']++;
    }),
    { seed: 20_261_212, numRuns: 1_500 },
  );
  expect(seen.completed).toBeGreaterThan(20);
  expect(seen.not).toBeGreaterThan(100);
});

import { expect, it } from 'vitest';
import { keepOnly } from '../../src/policy/only.js';
import { allFindings } from '../../src/policy/scope.js';
import { buildReport } from '../../src/report/build.js';
import { makeContract, makeFinding, makeInteraction, makeResult } from '../report/fixtures.js';

it('keeps the finding a report printed, by its fingerprint or the beginning of it', () => {
  const result = makeResult([
    makeContract([
      makeInteraction({ findings: [makeFinding({ identity: ['a'] }), makeFinding({ identity: ['b'] })] }),
    ]),
  ]);
  const printed = buildReport(result).contracts[0]?.interactions[0]?.findings[1];
  expect(allFindings(keepOnly(result, printed?.fingerprint))).toHaveLength(1);
  expect(allFindings(keepOnly(result, printed?.fingerprint.slice(0, 8)))).toHaveLength(1);
  expect(allFindings(keepOnly(result, 'zzz'))).toHaveLength(0);
  expect(keepOnly(result, undefined)).toBe(result);
});

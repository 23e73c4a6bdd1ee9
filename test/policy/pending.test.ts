import { expect, it } from 'vitest';
import { relaxPending } from '../../src/policy/pending.js';
import { allFindings } from '../../src/policy/scope.js';
import { makeContract, makeFinding, makeInteraction, makeResult } from '../report/fixtures.js';

const error = makeFinding({ severity: 'error' });

it.each([
  ['all interactions pending', [true, true], ['warning', 'warning', 'warning']],
  ['some pending', [true, false], ['error', 'warning', 'error']],
  ['none', [false], ['error', 'error']],
])('%s: findings of the file and of its interactions', (_name, pending, severities) => {
  const contract = makeContract(
    pending.map((one) => makeInteraction({ pending: one, findings: [error] })),
    { findings: [error] },
  );
  expect(allFindings(relaxPending(makeResult([contract]))).map(({ severity }) => severity)).toEqual(
    severities,
  );
});

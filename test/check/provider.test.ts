import { expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../src/check/options.js';
import { runCheck } from '../../src/check/run.js';
import { readContract } from '../../src/pact/read.js';
import { sourceFromText } from '../../src/source/text.js';

const contract = readContract(
  sourceFromText(
    '/pact.json',
    JSON.stringify({ consumer: { name: 'web' }, provider: { name: 'orders' }, interactions: [] }),
    {},
  ),
);

it.each([
  ['users', ['pact.provider']],
  ['orders', []],
  [undefined, []],
])('asked for %s: says when the pact is for another provider', (provider, rules) => {
  const result = runCheck({
    descriptions: [],
    contracts: [contract],
    options: { ...DEFAULT_OPTIONS, provider },
  });
  const found = result.contracts[0]?.findings
    .map(({ rule }) => rule)
    .filter((rule) => rule === 'pact.provider');
  expect(found).toEqual(rules);
});

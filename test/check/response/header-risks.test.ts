import { expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/check/options.js';
import { runCheck } from '../../../src/check/run.js';
import type { Description } from '../../../src/openapi/model.js';
import { openapi, swagger } from '../../openapi/describe.js';
import { contractWith, exchange } from '../../pact/contract.js';

const pathsWith = (header: object) => ({
  '/a': { get: { responses: { 200: { description: 'd', headers: { 'X-Total': header } } } } },
});

function helpOf(description: Description): string | undefined {
  const contract = contractWith(exchange({}, { headers: { 'X-Total': '5' } }));
  const { contracts } = runCheck({
    descriptions: [description],
    contracts: [contract],
    options: { ...DEFAULT_OPTIONS, rethrow: true },
  });
  const findings = contracts[0]?.interactions[0]?.findings ?? [];
  return findings.find(({ rule }) => rule === 'response.header.optional')?.help;
}

it('does not advise what OpenAPI 2.0 has no word for', () => {
  expect(helpOf(openapi(pathsWith({ schema: { type: 'integer' } })))).toMatch(/^set `required: true`/);
  expect(helpOf(swagger(pathsWith({ type: 'integer' })))).toMatch(/^OpenAPI 2.0 cannot say/);
});

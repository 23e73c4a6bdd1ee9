/** Uses the library as the build made it, which the other tests do not: they import its sources. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { check, loadContract, loadDescription } from '../dist/index.js';

const service = new URL('../examples/user-service/', import.meta.url);
const file = (name) => fileURLToPath(new URL(name, service));
const description = await loadDescription(file('openapi.yaml'));
const contract = await loadContract(file('pacts/web-user-service.json'));
assert.ok(description.paths.length > 0);
assert.ok(contract.interactions.length > 0);
const report = await check({ spec: [file('openapi.yaml')], pacts: [file('pacts/web-user-service.json')] });
assert.equal(report.contracts.length, 1);
assert.equal(report.contracts[0].interactions.length, contract.interactions.length);
console.log('the built library reads and checks examples/user-service');

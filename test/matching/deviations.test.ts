import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_POLICY, VERIFIER_POLICY } from '../../src/matching/index.js';
import { DEVIATIONS } from '../conformance/deviations.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/matching.md'), 'utf8');
const [, table = ''] = page.split('## Where we part from the verifier');
const rows = (table.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => /^\| [a-z]/.test(line))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('documents every deviation with its probes and a reason', () => {
  const documented = rows.map(([, name = '', probes = '']) => ({
    name,
    probes: probes === '' ? [] : probes.split(', '),
  }));
  expect(documented).toEqual(DEVIATIONS);
  for (const [, , , verifier, ours, why] of rows)
    for (const cell of [verifier, ours, why]) expect(cell).not.toBe('');
});

it('has every switch on by default and off for the verifier', () => {
  expect(Object.keys(VERIFIER_POLICY)).toEqual(Object.keys(DEFAULT_POLICY));
  expect(Object.values(DEFAULT_POLICY)).not.toContain(false);
  expect(Object.values(VERIFIER_POLICY)).not.toContain(true);
});

import { expect, it } from 'vitest';
import { FAULTS } from '../../src/pact/faults.js';
import { RULES } from '../../src/rules/table.js';

it.each(Object.entries(FAULTS))('the fault %s is a rule of the same severity', (code, { severity }) => {
  const rules: Readonly<Record<string, { severity: string } | undefined>> = RULES;
  expect(rules[`pact.${code}`]?.severity).toBe(severity);
});

import { describe, expect, it } from 'vitest';
import { contentTypeGate, messageTypeGate } from '../../../src/matching/content-type-gate.js';
import { VERIFIER_POLICY } from '../../../src/matching/index.js';
import type { RuleList } from '../../../src/pact/rules.js';

const JSON_RULE: RuleList = {
  combine: 'AND',
  matchers: [{ match: 'regex', regex: '.*json.*' }],
  pointer: '',
};

describe('the gate in front of HTTP bodies', () => {
  it.each<[string | undefined, string | undefined, RuleList | undefined, boolean]>([
    ['application/json', 'application/json', undefined, true],
    ['application/json', 'application/json; charset=utf-8', undefined, true],
    ['application/json; charset=utf-8', 'application/json', undefined, false],
    ['application/json; charset=UTF-8', 'application/json;charset=utf-8', undefined, true],
    ['application/json', 'application/hal+json', undefined, true],
    ['application/hal+json', 'application/json', undefined, false],
    ['application/xml', 'text/xml', undefined, true],
    ['application/json', 'text/plain', undefined, false],
    ['application/json', 'text/json', JSON_RULE, true],
    ['application/json', undefined, undefined, true],
    [undefined, 'text/plain', undefined, true],
    ['application/json', 'application/*', undefined, true],
  ])('expected %s, actual %s: %s', (expected, actual, headerRules, open) => {
    const result = contentTypeGate({ expected, actual, headerRules, policy: VERIFIER_POLICY });
    expect(result.mismatches.map(({ kind }) => kind)).toEqual(open ? [] : ['body-type']);
  });
});

describe('the gate in front of messages', () => {
  it.each([
    ['application/json', 'application/json; charset=utf-8', true],
    ['application/json', 'application/hal+json', false],
    ['application/json', 'text/plain', false],
  ])('expected %s, actual %s: %s', (expected, actual, open) => {
    expect(messageTypeGate(expected, actual).mismatches.length === 0).toBe(open);
  });
});

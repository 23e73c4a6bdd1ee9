import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { printSarif } from '../../src/report/sarif.js';
import { RULE_IDS } from '../../src/rules/table.js';
import { CASE_NAMES, expectedText, readCase, reportWith } from './cases.js';
import { makeContext } from './fixtures.js';

const packageFolder = dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json'));
const schema = JSON.parse(readFileSync(join(packageFolder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(schema);

const print = (name: string, changes = {}) => {
  const { report, context } = readCase(name, changes);
  return JSON.parse(printSarif(report, context));
};

describe('the SARIF report', () => {
  it.each(CASE_NAMES)('conforms to the schema of SARIF 2.1.0 (%s)', (name) => {
    expect(isSarif(print(name)) || isSarif.errors).toBe(true);
  });

  it.each(CASE_NAMES)('has these results (%s)', (name) => {
    const { results, invocations } = print(name).runs[0];
    const text = `${JSON.stringify(
      { results, invocations },
      (key, value) => (key === 'ruleIndex' ? undefined : value),
      2,
    )}\n`;
    expect(text).toBe(expectedText('sarif', `${name}.json`, text));
  });

  it('describes every rule, with an address that is one', () => {
    const { rules } = print('ordinary').runs[0].tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(RULE_IDS);
    for (const { helpUri, help } of rules) {
      expect(URL.canParse(helpUri)).toBe(true);
      expect(help.text).not.toBe('');
    }
  });

  it('points from every result to its rule', () => {
    const { results } = print('ordinary').runs[0];
    for (const { ruleId, ruleIndex } of results) expect(RULE_IDS[ruleIndex]).toBe(ruleId);
  });

  it('gives every result a place and a fingerprint, since GitHub refuses others', () => {
    for (const name of CASE_NAMES)
      for (const { locations, partialFingerprints } of print(name).runs[0].results) {
        expect(locations).toHaveLength(1);
        expect(partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{12}:1$/);
      }
  });

  it('names files from the root of the repository', () => {
    const [first] = print('ordinary', { prefix: 'services/my shop/' }).runs[0].results;
    expect(first.locations[0].physicalLocation.artifactLocation.uri).toBe('services/my%20shop/openapi.yaml');
    expect(first.relatedLocations[0].physicalLocation.artifactLocation.uri).toBe(
      'services/my%20shop/pacts/mobile.json',
    );
  });

  it('holds no more results than GitHub takes, and says so', () => {
    const run = JSON.parse(printSarif(reportWith({ info: 25_001, error: 1 }), makeContext())).runs[0];
    expect(run.results).toHaveLength(25_000);
    expect(run.results[0].level).toBe('error');
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('2 results are left out');
  });
});

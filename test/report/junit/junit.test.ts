import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { printJunit } from '../../../src/report/junit.js';
import { CASE_NAMES, readCase } from '../cases.js';

const print = (name: string, changes = {}) => {
  const { report, context } = readCase(name, changes);
  return printJunit(report, context);
};

describe('the JUnit report', () => {
  it.each(CASE_NAMES)('is one document that conforms to the schema (%s)', async (name) => {
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'report.xml', contents: print(name) }],
      schema: [readFileSync('test/report/junit/junit.xsd', 'utf8')],
    });
    expect({ valid, errors }).toEqual({ valid: true, errors: [] });
  });

  it('has a case for every interaction, those that pass included', () => {
    const text = print('ordinary');
    expect(text.match(/<testcase /g)).toHaveLength(5 + 1);
    expect(text).toContain('<testcase name="&quot;a new order&quot;" classname="web.shop" time="0"/>');
  });

  it('counts failures by --fail-on', () => {
    const failures = (failOn: string) =>
      /<testsuites[^>]* failures="(\d+)"/.exec(print('ordinary', { failOn }))?.[1];
    expect([failures('error'), failures('warning'), failures('never')]).toEqual(['3', '5', '0']);
  });

  it('fails for what could not be decided only where that fails the run', () => {
    const { report, context } = readCase('ordinary');
    const undecided = { rule: 'interaction.undecided', severity: 'warning' as const };
    const contracts = report.contracts.map((contract) => ({
      ...contract,
      interactions: contract.interactions
        .filter(({ verdict }) => verdict === 'undecided')
        .map((each) => ({
          ...each,
          findings: each.findings.map((finding) => ({ ...finding, ...undecided })),
        })),
    }));
    const text = (strict: boolean) =>
      printJunit({ ...report, findings: [], contracts }, { ...context, strict });
    expect(text(false)).toContain('<skipped message=');
    expect(text(false)).not.toContain('<failure');
    expect(text(true)).toContain('type="interaction.undecided"');
  });

  it('fails only for what is newly broken', () => {
    expect(print('compared').match(/<failure /g)).toHaveLength(1);
  });
});

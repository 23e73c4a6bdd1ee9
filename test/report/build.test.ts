import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/check/model.js';
import { JsonNumber } from '../../src/json/value.js';
import { readPackageFile } from '../../src/package.js';
import { buildReport } from '../../src/report/build.js';
import { reportText } from '../testing/report-text.js';
import {
  at,
  makeContract,
  makeFinding,
  makeInteraction,
  makeResult,
  pact,
  state,
  TOTAL_TYPE,
} from './fixtures.js';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(readPackageFile('schemas', 'report.schema.json')),
);

const full = makeResult(
  [
    makeContract(
      [
        makeInteraction({
          verdict: 'at-risk',
          certainty: { kind: 'sampled', cases: 100, reason: 'a pattern with a look-ahead' },
          providerStates: [state('booking 42 exists')],
          witness: {
            request: {
              method: 'GET',
              path: '/bookings/42',
              headers: { accept: 'application/json' },
              body: undefined,
            },
            response: { status: 200, headers: {}, body: { total: new JsonNumber('1.0') } },
          },
          obligations: [{ states: ['booking 42 exists'], place: '$.id', demand: 'is 42' }],
          findings: [
            makeFinding({
              pact: at(pact, '/interactions/0/response/body/total'),
              spec: TOTAL_TYPE,
              help: 'match a string',
              expected: 'number',
              actual: null,
              places: ['$.other'],
              counterexample: {
                request: undefined,
                response: { status: 200, headers: {}, body: { total: '0' } },
              },
            }),
          ],
        }),
        makeInteraction({ verdict: 'undecided', certainty: { kind: 'proved' }, operation: undefined }),
      ],
      { findings: [makeFinding({ rule: 'pact.version', severity: 'info' })] },
    ),
  ],
  [makeFinding({ rule: 'spec.invalid', severity: 'error' })],
);

const problems = (result: CheckResult) => {
  validate(JSON.parse(reportText(buildReport(result))));
  return validate.errors;
};

describe('buildReport', () => {
  it('counts verdicts and findings', () => {
    expect(buildReport(full).summary).toEqual({
      contracts: 1,
      interactions: 2,
      satisfied: 0,
      atRisk: 1,
      unsatisfied: 0,
      undecided: 1,
      findings: { error: 1, warning: 1, info: 1 },
    });
  });

  it('gives places as 1-based lines and columns with an exclusive end', () => {
    const [finding] = buildReport(full).contracts[0]!.interactions[0]!.findings;
    expect(finding?.pact).toMatchObject({
      file: 'pacts/web.json',
      line: 14,
      column: 20,
      endLine: 14,
      endColumn: 24,
    });
    expect(finding?.spec).toMatchObject({ file: 'openapi.yaml', line: 12, column: 27, endColumn: 33 });
  });

  it('points at the name of a member that holds an object, not at the whole object', () => {
    const findings = [makeFinding({ pact: at(pact, '/interactions/0/response/body') })];
    const report = buildReport(makeResult([makeContract([makeInteraction({ findings })])]));
    expect(report.contracts[0]!.interactions[0]!.findings[0]?.pact).toMatchObject({
      line: 13,
      column: 9,
      endLine: 13,
      endColumn: 15,
    });
  });

  it('points at the name of a member when the finding is about the member', () => {
    const place = { pact: at(pact, '/interactions/0/response/body/total') };
    const findings = [makeFinding({ ...place, rule: 'response.body.undeclared' })];
    const report = buildReport(makeResult([makeContract([makeInteraction({ findings })])]));
    expect(report.contracts[0]!.interactions[0]!.findings[0]?.pact).toMatchObject({ line: 14, column: 11 });
  });

  it('orders findings by severity, place and rule, whatever order the checks ran in', () => {
    const findings = [
      makeFinding({ severity: 'info', rule: 'response.body.example' }),
      makeFinding({ rule: 'response.body.type', pact: at(pact, '/interactions/1') }),
      makeFinding({ rule: 'response.body.enum', pact: at(pact, '/interactions/0') }),
      makeFinding({ severity: 'error', rule: 'response.body.undeclared' }),
    ];
    const rules = (list: typeof findings) =>
      buildReport(
        makeResult([makeContract([makeInteraction({ findings: list })])]),
      ).contracts[0]!.interactions[0]!.findings.map(({ rule }) => rule);
    expect(rules(findings)).toEqual([
      'response.body.undeclared',
      'response.body.enum',
      'response.body.type',
      'response.body.example',
    ]);
    expect(rules(findings.toReversed())).toEqual(rules(findings));
  });

  it('leaves the result as it was', () => {
    const before = JSON.stringify(full);
    buildReport(full);
    expect(JSON.stringify(full)).toBe(before);
  });
});

describe('the JSON report', () => {
  it.each([
    ['everything a report can hold', full],
    ['nothing', makeResult([])],
    ['a pact without names', makeResult([makeContract([], { consumer: '', provider: '' })])],
  ])('conforms to its schema: %s', (_, result) => {
    expect(problems(result)).toBeNull();
  });

  it('has a schema that rejects members nobody described', () => {
    const report = JSON.parse(reportText(buildReport(full)));
    report.contracts[0].interactions[0].findings[0].colour = 'red';
    expect(validate(report)).toBe(false);
  });

  it('keeps the text of numbers', () => {
    expect(reportText(buildReport(full))).toContain('"total": 1.0');
  });
});

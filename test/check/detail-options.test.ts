import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckOptions, DEFAULT_OPTIONS } from '../../src/check/options.js';
import { runCheck } from '../../src/check/run.js';
import type { JsonValue } from '../../src/json/value.js';
import { buildReport } from '../../src/report/build.js';
import type { Report } from '../../src/report/model.js';
import { openapi } from '../openapi/describe.js';
import { contractOf, exchange } from '../pact/contract.js';
import { branchingSchemas, branchingValues } from './response/branching.js';

interface Expected {
  readonly body: JsonValue;
  readonly rules?: object;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** The report of interactions that expect these bodies of one operation. */
function reportOf(
  schema: object,
  expected: readonly Expected[],
  options: Partial<CheckOptions> = {},
): Report {
  const description = openapi({
    '/a': { get: { responses: { 200: { description: '', content: { 'application/json': { schema } } } } } },
  });
  const contract = contractOf({
    consumer: { name: 'web' },
    provider: { name: 'users' },
    interactions: expected.map(({ body, rules }, i) =>
      exchange(
        {},
        { headers: JSON_TYPE, body, ...(rules && { matchingRules: { body: rules } }) },
        { description: `exchange ${i}`, providerStates: [{ name: 'a state' }] },
      ),
    ),
    metadata: { pactSpecification: { version: '3.0.0' } },
  });
  return buildReport(
    runCheck({
      descriptions: [description],
      contracts: [contract],
      options: { ...DEFAULT_OPTIONS, rethrow: true, ...options },
    }),
  );
}

const obligationsIn = ({ contracts }: Report) =>
  contracts.flatMap(({ interactions }) => interactions.map(({ obligations }) => obligations));

const without = (report: Report): Report => ({
  ...report,
  contracts: report.contracts.map((contract) => ({
    ...contract,
    interactions: contract.interactions.map((interaction) => ({ ...interaction, obligations: [] })),
  })),
});

const rulesOf = (path: string, ...matchers: object[]) => ({ [path]: { matchers } });

describe('obligations of provider states', () => {
  const schema = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } };
  const wanted = [
    [
      { states: ['a state'], place: '$.id', demand: 'is 1' },
      { states: ['a state'], place: '$.name', demand: 'is "x"' },
    ],
  ];

  it('are listed unless somebody says that nobody needs them', () => {
    const obligations = (options?: Partial<CheckOptions>) =>
      obligationsIn(reportOf(schema, [{ body: { id: 1, name: 'x' } }], options));
    expect(obligations()).toEqual(wanted);
    expect(obligations({ obligations: undefined })).toEqual(wanted);
    expect(obligations({ obligations: true })).toEqual(wanted);
    expect(obligations({ obligations: false })).toEqual([[]]);
  });

  it('do not depend on the search for counterexamples', () => {
    const obligations = (options: Partial<CheckOptions>) =>
      obligationsIn(reportOf(schema, [{ body: { id: 1, name: 'x' } }], { runs: 0, ...options }));
    expect([obligations({}), obligations({ obligations: false })]).toEqual([wanted, [[]]]);
  });

  it('are left out where the example is only a placeholder, too', () => {
    const expected = [{ body: { id: 'x', name: 'x' }, rules: rulesOf('$.id', { match: 'integer' }) }];
    const report = reportOf(schema, expected);
    expect(report.contracts[0]?.interactions[0]?.witness).toBeDefined();
    expect(obligationsIn(report)).toEqual([[{ states: ['a state'], place: '$.name', demand: 'is "x"' }]]);
    expect(reportOf(schema, expected, { obligations: false })).toEqual(without(report));
  });

  it('are all that a report is without when they are not listed', () => {
    let listed = 0;
    const open = fc.constantFrom<object>({}, { properties: { a: {}, b: {}, c: {} } }, { items: {} });
    const rules = fc.constantFrom<object | undefined>(
      undefined,
      rulesOf('$', { match: 'type' }),
      rulesOf('$.a', { match: 'type', min: 1 }),
      { ...rulesOf('$.a', { match: 'integer' }), ...rulesOf('$.b', { match: 'regex', regex: '^x' }) },
    );
    const expected = fc
      .tuple(branchingValues, rules)
      .map(([body, some]): Expected => ({ body, ...(some && { rules: some }) }));
    fc.assert(
      fc.property(
        fc.oneof(branchingSchemas, open),
        fc.array(expected, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(0, 20),
        (written, list, runs) => {
          const report = reportOf(written, list, { runs });
          expect(reportOf(written, list, { runs, obligations: false })).toEqual(without(report));
          listed += obligationsIn(report).flat().length;
        },
      ),
      { seed: 20_261_232, numRuns: 100 },
    );
    expect(listed).toBeGreaterThan(50);
  });
});

describe('exchanges that work', () => {
  const open = { type: 'object', properties: { id: { type: 'integer' } } };
  const witnesses = ({ contracts }: Report) =>
    contracts.flatMap(({ interactions }) => interactions.map(({ witness }) => witness !== undefined));

  it('are left out where nobody needs them, but for those that a counterexample is compared with', () => {
    const expected = [{ body: { id: 1 } }, { body: {} }];
    const shown = (options: Partial<CheckOptions>) => witnesses(reportOf(open, expected, options));
    expect(shown({})).toEqual([true, true]);
    expect(shown({ witnesses: undefined })).toEqual([true, true]);
    expect(shown({ witnesses: true })).toEqual([true, true]);
    expect(shown({ witnesses: false })).toEqual([true, false]);
    expect(shown({ witnesses: false, runs: 0 })).toEqual([false, false]);
  });

  it('are all that a report is without then', () => {
    const expected = [{ body: { id: 1 } }, { body: {} }, { body: { id: 'x' } }];
    const report = reportOf(open, expected);
    const strip = (from: Report): Report => ({
      ...from,
      contracts: from.contracts.map((contract) => ({
        ...contract,
        interactions: contract.interactions.map(({ witness: _, ...interaction }) => interaction),
      })),
    });
    expect(strip(reportOf(open, expected, { witnesses: false }))).toEqual(strip(report));
  });
});

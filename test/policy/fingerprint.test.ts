import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckedContract, CheckResult, Finding } from '../../src/check/model.js';
import { applyPolicy } from '../../src/policy/apply.js';
import { fingerprint, numberDuplicates } from '../../src/policy/fingerprint.js';
import { allFindings, type Scope } from '../../src/policy/scope.js';
import { buildReport } from '../../src/report/build.js';
import { makeContract, makeFinding, makeInteraction, makeResult, state } from '../report/fixtures.js';

const scopesOf = (contract: CheckedContract): Scope[] => [
  { contract, interaction: undefined },
  ...contract.interactions.map((interaction) => ({ contract, interaction })),
];

const contracts = [
  makeContract([
    makeInteraction({ description: 'a' }),
    makeInteraction({ description: 'a', index: 1 }),
    makeInteraction({ description: 'b' }),
    makeInteraction({ description: 'a', providerStates: [state('s')] }),
  ]),
  makeContract([makeInteraction({ description: 'a' })], { consumer: 'app' }),
  makeContract([makeInteraction({ description: 'a' })], { provider: 'other' }),
];
const SCOPES: readonly Scope[] = [
  { contract: undefined, interaction: undefined },
  ...contracts.flatMap(scopesOf),
];

/** As for one that nobody has asked about before. */
const anew = (finding: Finding, scope: Scope) => fingerprint({ ...finding }, scope);

const identities = fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 });
const findings = fc.record({
  rule: fc.constantFrom<Finding['rule']>('response.body.type', 'response.body.undeclared'),
  identity: identities,
  severity: fc.constantFrom<Finding['severity']>('error', 'warning'),
});

describe('the fingerprint of a finding', () => {
  it('is that of the scope it is asked for, whatever was asked before', () => {
    const questions = fc.array(fc.tuple(fc.nat(1), fc.nat(SCOPES.length - 1)), { maxLength: 20 });
    fc.assert(
      fc.property(findings, findings, questions, (one, other, asked) => {
        const both = [makeFinding(one), makeFinding(other)];
        for (const [which, where] of asked) {
          const [finding, scope] = [both[which] as Finding, SCOPES[where] as Scope];
          expect(fingerprint(finding, scope)).toBe(anew(finding, scope));
          expect(fingerprint(finding, { ...scope })).toBe(anew(finding, scope));
        }
      }),
      { seed: 20_261_225, numRuns: 200 },
    );
  });

  it('tells scopes apart by consumer, provider, description and states, for one and the same object', () => {
    const finding = makeFinding({ identity: ['x'] });
    const all = SCOPES.map((scope) => fingerprint(finding, scope));
    const again = SCOPES.toReversed().map((scope) => fingerprint(finding, scope));
    expect(again.toReversed()).toEqual(all);
    // The first two interactions are called the same.
    expect(all[2]).toBe(all[3]);
    expect(new Set(all).size).toBe(SCOPES.length - 1);
  });

  it('stays while a policy makes other results of the same interactions', () => {
    const finding = makeFinding({ identity: ['x'] });
    const [contract] = contracts as [CheckedContract];
    const [interaction] = contract.interactions;
    const before = fingerprint(finding, { contract, interaction });
    const copied = { contract: { ...contract }, interaction: interaction && { ...interaction } };
    expect(fingerprint(finding, copied)).toBe(before);
  });

  it('is another for another finding made of it', () => {
    const finding = makeFinding({ identity: ['x'] });
    const [scope] = SCOPES as [Scope];
    const first = fingerprint(finding, scope);
    expect(fingerprint({ ...finding, identity: ['x', '#2'] }, scope)).not.toBe(first);
    expect(fingerprint({ ...finding, rule: 'response.body.undeclared' }, scope)).not.toBe(first);
    expect(fingerprint({ ...finding, severity: 'info', message: 'other words' }, scope)).toBe(first);
  });
});

describe('duplicates', () => {
  /** Findings in every scope; some objects stand in several places. */
  const results: fc.Arbitrary<CheckResult> = fc
    .array(findings, { minLength: 1, maxLength: 3 })
    .chain((kinds) => {
      const objects = kinds.map((kind) => makeFinding(kind));
      const some = fc.array(
        fc.tuple(fc.nat(objects.length - 1), fc.boolean()).map(([which, isCopy]) => {
          const finding = objects[which] as Finding;
          return isCopy ? { ...finding } : finding;
        }),
        { maxLength: 4 },
      );
      return fc
        .array(
          fc.tuple(
            fc.constantFrom('web', 'app'),
            some,
            fc.array(fc.tuple(fc.constantFrom('a', 'b'), some), { maxLength: 3 }),
          ),
          {
            maxLength: 3,
          },
        )
        .chain((parts) =>
          some.map((own) =>
            makeResult(
              parts.map(([consumer, about, interactions]) =>
                makeContract(
                  interactions.map(([description, inside], index) =>
                    makeInteraction({ description, index, findings: inside }),
                  ),
                  { consumer, findings: about },
                ),
              ),
              own,
            ),
          ),
        );
    });

  const fingerprintsOf = ({ findings: own, contracts: all }: CheckResult): string[] => [
    ...own.map((finding) => anew(finding, { contract: undefined, interaction: undefined })),
    ...all.flatMap((contract) => [
      ...contract.findings.map((finding) => anew(finding, { contract, interaction: undefined })),
      ...contract.interactions.flatMap((interaction) =>
        interaction.findings.map((finding) => anew(finding, { contract, interaction })),
      ),
    ]),
  ];

  it('get numbers in document order, and no others', () => {
    let numbered = 0;
    fc.assert(
      fc.property(results, (result) => {
        const before = fingerprintsOf(result);
        const after = numberDuplicates(result);
        expect(allFindings(after)).toEqual(
          allFindings(result).map((finding, i) => {
            const count = before.slice(0, i + 1).filter((each) => each === before[i]).length;
            if (count > 1) numbered++;
            return count > 1 ? { ...finding, identity: [...finding.identity, `#${count}`] } : finding;
          }),
        );
        const all = fingerprintsOf(after);
        expect(new Set(all).size).toBe(all.length);
      }),
      { seed: 20_261_226, numRuns: 300 },
    );
    expect(numbered).toBeGreaterThan(200);
  });

  it('are numbered once: again changes nothing, nor do a policy and a report', () => {
    fc.assert(
      fc.property(results, (result) => {
        const once = numberDuplicates(result);
        const twice = numberDuplicates(once);
        expect(twice).toEqual(once);
        expect(fingerprintsOf(twice)).toEqual(fingerprintsOf(once));
        // Asked of the original again, the answer is the same.
        expect(numberDuplicates(result)).toEqual(once);
        const policy = { rules: {}, overrides: [], ignores: [], today: '2025-06-15' };
        expect(fingerprintsOf(applyPolicy(result, policy))).toEqual(fingerprintsOf(once));
        const report = buildReport(once);
        const reported = [
          ...report.findings,
          ...report.contracts.flatMap((one) => [
            ...one.findings,
            ...one.interactions.flatMap((interaction) => interaction.findings),
          ]),
        ];
        // A report sorts its findings.
        expect(reported.map((one) => one.fingerprint).sort()).toEqual(fingerprintsOf(once).sort());
      }),
      { seed: 20_261_227, numRuns: 200 },
    );
  });
});

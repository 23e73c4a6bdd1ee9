import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/check/model.js';
import { applyBaseline, pruneBaseline, updateBaseline } from '../../src/policy/baseline.js';
import { markNew } from '../../src/policy/compare.js';
import { exitCode } from '../../src/policy/exit-code.js';
import type { BaselineEntry } from '../../src/policy/model.js';
import { allFindings } from '../../src/policy/scope.js';
import { at, makeContract, makeFinding, makeInteraction, makeResult, pact } from '../report/fixtures.js';

const TODAY = '2025-06-15';

const resultOf = (...findings: Finding[]) => makeResult([makeContract([makeInteraction({ findings })])]);

const broken = (name: string, changes: Partial<Finding> = {}) =>
  makeFinding({ severity: 'error', message: `${name} is not declared`, identity: [name], ...changes });

const rulesIn = (result: ReturnType<typeof applyBaseline>) => allFindings(result).map(({ rule }) => rule);

const accept = (...findings: Finding[]): readonly BaselineEntry[] =>
  updateBaseline(resultOf(...findings), [], { failOn: 'error', today: TODAY });

describe('a baseline', () => {
  it('lists what fails the run, with rule, consumer and interaction', () => {
    expect(accept(broken('a'), broken('b', { severity: 'warning' }))).toEqual([
      {
        fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
        rule: 'response.body.type',
        consumer: 'web',
        interaction: 'a booking',
        reason: 'known since 2025-06-15',
      },
    ]);
  });

  it('drops the findings it lists', () => {
    const after = applyBaseline(resultOf(broken('a')), { baseline: accept(broken('a')), today: TODAY });
    expect(allFindings(after)).toEqual([]);
    expect(after.baseline).toEqual({ known: [expect.any(String)], unused: [] });
  });

  it('does not let another finding take the place of one that was solved', () => {
    const after = applyBaseline(resultOf(broken('b')), { baseline: accept(broken('a')), today: TODAY });
    expect(rulesIn(after)).toEqual(['run.baseline.unused', 'response.body.type']);
  });

  it('covers a finding that reaches fewer places, but none that reaches another', () => {
    const baseline = accept(broken('cause', { reaches: ['$.a', '$.b'] }));
    const rulesWith = (...reaches: string[]) =>
      rulesIn(applyBaseline(resultOf(broken('cause', { reaches })), { baseline, today: TODAY }));
    expect(rulesWith('$.b')).toEqual([]);
    expect(rulesWith('$.b', '$.c')).toEqual(['response.body.type']);
  });

  it('keeps the decision about a finding that is accepted in its new extent', () => {
    const decided = accept(broken('cause', { reaches: ['$.a'] })).map((entry) => ({
      ...entry,
      reason: 'release 12',
      expires: '2030-06-30',
    }));
    const more = resultOf(broken('cause', { reaches: ['$.a', '$.b'] }));
    expect(updateBaseline(more, decided, { failOn: 'error', today: TODAY })).toEqual([
      { ...decided[0], places: ['$.a', '$.b'] },
    ]);
  });

  it('does not cover a finding of another rule', () => {
    const baseline = accept(broken('a')).map((entry) => ({ ...entry, rule: 'response.body.enum' }));
    expect(rulesIn(applyBaseline(resultOf(broken('a')), { baseline, today: TODAY }))).toContain(
      'response.body.type',
    );
  });

  it.each([
    ['2025-06-15', []],
    ['2025-06-14', ['run.baseline.expired', 'response.body.type']],
  ])('that expires on %s leaves %j', (expires, rules) => {
    const baseline = accept(broken('a')).map((entry) => ({ ...entry, expires }));
    expect(rulesIn(applyBaseline(resultOf(broken('a')), { baseline, today: TODAY }))).toEqual(rules);
  });

  it('says nothing about unused entries when not everything was checked', () => {
    const options = { baseline: accept(broken('a')), today: TODAY, partial: true };
    expect(rulesIn(applyBaseline(resultOf(), options))).toEqual([]);
  });

  it('keeps reasons and dates when it is updated', () => {
    const baseline = accept(broken('a')).map((entry) => ({
      ...entry,
      reason: 'release 12',
      expires: '2030-01-01',
    }));
    const after = applyBaseline(resultOf(broken('a'), broken('b')), { baseline, today: TODAY });
    const updated = updateBaseline(after, baseline, { failOn: 'error', today: TODAY });
    expect(updated.map(({ reason }) => reason)).toEqual(['release 12', 'known since 2025-06-15']);
  });

  it('never lists findings about the run', () => {
    const expired = broken('x', { rule: 'run.ignore.expired' });
    expect(updateBaseline(makeResult([], [expired]), [], { failOn: 'error', today: TODAY })).toEqual([]);
  });

  it('loses exactly the entries that nothing needs when it is pruned', () => {
    const baseline = accept(broken('a'), broken('b'));
    const after = applyBaseline(resultOf(broken('b')), { baseline, today: TODAY });
    expect(pruneBaseline(after, baseline)).toEqual(baseline.slice(1));
  });
});

describe('a comparison with an older document', () => {
  const options = { failOn: 'error', strict: false, allowEmpty: false } as const;
  const isNew = (result: ReturnType<typeof markNew>) => allFindings(result).map((finding) => finding.isNew);

  it('tells new findings from those that were there', () => {
    const result = markNew(resultOf(broken('a'), broken('b')), resultOf(broken('a')));
    expect(isNew(result)).toEqual([false, true]);
    expect(exitCode(result, options)).toBe(1);
  });

  it('fails for new findings only', () => {
    const result = markNew(resultOf(broken('a')), resultOf(broken('a')));
    expect(exitCode(result, options)).toBe(0);
    expect(exitCode(result, { ...options, strict: true })).toBe(0);
  });

  it.each([
    ['the same place', ['$.x'], false],
    ['one of them', ['$.x', '$.y'], false],
    ['another place', ['$.z'], true],
    ['a further place', ['$.x', '$.y', '$.z'], true],
  ])('looks at the places that one cause reaches: %s', (_, reaches, wanted) => {
    const before = resultOf(broken('cause', { reaches: ['$.x', '$.y'] }));
    expect(isNew(markNew(resultOf(broken('cause', { reaches })), before))).toEqual([wanted]);
    expect(isNew(markNew(resultOf(broken('moved', { reaches })), before))).toEqual([wanted]);
  });

  it('recognises a finding whose schema moved inside the document', () => {
    const place = at(pact, '/interactions/0/response/body/total');
    const before = broken('a', { pact: place, identity: ['inline'] });
    expect(isNew(markNew(resultOf({ ...before, identity: ['components'] }), resultOf(before)))).toEqual([
      false,
    ]);
  });
});

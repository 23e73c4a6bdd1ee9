import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/check/model.js';
import { applyPolicy } from '../../src/policy/apply.js';
import { exitCode } from '../../src/policy/exit-code.js';
import { fingerprint, numberDuplicates } from '../../src/policy/fingerprint.js';
import type { Policy } from '../../src/policy/model.js';
import { allFindings } from '../../src/policy/scope.js';
import { sourceFromText } from '../../src/source/text.js';
import { makeContract, makeFinding, makeInteraction, makeResult, state } from '../report/fixtures.js';

const policy = (changes: Partial<Policy> = {}): Policy => ({
  rules: {},
  overrides: [],
  ignores: [],
  today: '2025-06-15',
  ...changes,
});

const undeclared = makeFinding({
  rule: 'response.body.undeclared',
  severity: 'error',
  identity: ['$.userId'],
});
const optional = makeFinding({ rule: 'response.body.optional', severity: 'warning', identity: ['$.email'] });

const sample = makeResult([
  makeContract([makeInteraction({ description: 'a user', findings: [undeclared, optional] })], {
    consumer: 'web',
  }),
  makeContract([makeInteraction({ description: 'a user', findings: [undeclared] })], { consumer: 'app' }),
]);

const shown = (result: CheckResult) => allFindings(result).map(({ rule, severity }) => `${severity} ${rule}`);

describe('rule levels', () => {
  it.each<[string, Policy['rules'], string[]]>([
    [
      'nothing configured',
      {},
      ['error response.body.undeclared', 'warning response.body.optional', 'error response.body.undeclared'],
    ],
    [
      'an exact id',
      { 'response.body.undeclared': 'info' },
      ['info response.body.undeclared', 'warning response.body.optional', 'info response.body.undeclared'],
    ],
    ['off', { 'response.body.undeclared': 'off' }, ['warning response.body.optional']],
    ['a pattern', { 'response.*': 'off' }, []],
    [
      'an id wins over a pattern',
      { 'response.body.optional': 'error', 'response.*': 'off' },
      ['error response.body.optional'],
    ],
    [
      'the longer pattern wins',
      { 'response.body.*': 'info', 'response.*': 'off' },
      ['info response.body.undeclared', 'info response.body.optional', 'info response.body.undeclared'],
    ],
  ])('%s', (_, rules, expected) => {
    expect(shown(applyPolicy(sample, policy({ rules })))).toEqual(expected);
  });

  it.each<[string, Policy['overrides'], string[]]>([
    [
      'by consumer',
      [{ consumer: 'app', rules: { 'response.*': 'off' } }],
      ['error response.body.undeclared', 'warning response.body.optional'],
    ],
    ['by operation', [{ operation: 'GET /bookings/*', rules: { 'response.*': 'off' } }], []],
    ['by another operation', [{ operation: 'POST *', rules: { 'response.*': 'off' } }], shown(sample)],
    [
      'by interaction',
      [{ consumer: 'web', interaction: 'a u*', rules: { 'response.*': 'info' } }],
      ['info response.body.undeclared', 'info response.body.optional', 'error response.body.undeclared'],
    ],
    [
      'the last override wins',
      [{ rules: { 'response.*': 'off' } }, { rules: { 'response.*': 'info' } }],
      ['info response.body.undeclared', 'info response.body.optional', 'info response.body.undeclared'],
    ],
  ])('overridden %s', (_, overrides, expected) => {
    expect(shown(applyPolicy(sample, policy({ overrides })))).toEqual(expected);
  });
});

describe('ignores', () => {
  const [first] = sample.contracts;
  const web = { contract: first, interaction: first?.interactions[0] };

  it.each<[string, Policy['ignores'][number], string[]]>([
    [
      'by rule and consumer',
      { rule: 'response.body.undeclared', consumer: 'web', reason: 'r' },
      ['warning response.body.optional', 'error response.body.undeclared'],
    ],
    [
      'by fingerprint',
      { fingerprint: fingerprint(undeclared, web), reason: 'r' },
      ['warning response.body.optional', 'error response.body.undeclared'],
    ],
    ['on its last day', { rule: 'response.*', reason: 'r', expires: '2025-06-15' }, []],
    [
      'expired',
      { rule: 'response.body.optional', reason: 'r', expires: '2025-06-14' },
      ['warning run.ignore.expired', ...shown(sample)],
    ],
    ['unused', { rule: 'request.*', reason: 'r' }, ['warning run.ignore.unused', ...shown(sample)]],
  ])('%s', (_, ignore, expected) => {
    expect(shown(applyPolicy(sample, policy({ ignores: [ignore] })))).toEqual(expected);
  });

  it('counts what is left out, by ignores and by rules that are off', () => {
    const ignores = [{ rule: 'response.body.optional', reason: 'r' }];
    const rules = { 'response.body.undeclared': 'off' } as const;
    expect(applyPolicy(sample, policy({ ignores })).ignored).toBe(1);
    expect(applyPolicy(sample, policy({ ignores, rules })).ignored).toBe(3);
    expect(applyPolicy(sample, policy({ rules: { 'response.*': 'info' } }))).not.toHaveProperty('ignored');
  });

  it('names the ignore and its reason when it is stale', () => {
    const ignore = { rule: 'request.*', consumer: 'web', reason: 'legacy client' };
    const [finding] = applyPolicy(sample, policy({ ignores: [ignore] })).findings;
    expect(finding?.message).toBe(
      'the ignore of request.*, consumer "web" matches no finding (reason given: legacy client)',
    );
  });

  it('does not call an ignore unused when only a part was looked at', () => {
    const ignores = [{ rule: 'request.*', reason: 'r' }];
    expect(shown(applyPolicy(sample, policy({ ignores, partial: true })))).toEqual(shown(sample));
  });

  it('says where a stale ignore stands', () => {
    const source = sourceFromText('/w/c.yaml', 'ignores:\n  - rule: request.*\n    reason: r\n', {
      display: 'c.yaml',
    });
    const ignores = [{ rule: 'request.*', reason: 'r', location: { source, pointer: '/ignores/0' } }];
    expect(applyPolicy(sample, policy({ ignores })).findings[0]?.places).toEqual(['c.yaml:2:5']);
  });

  it('lets a rule level silence findings about ignores', () => {
    const ignores = [{ rule: 'request.*', reason: 'r' }];
    expect(shown(applyPolicy(sample, policy({ ignores, rules: { 'run.*': 'off' } })))).toEqual(shown(sample));
  });
});

describe('pending interactions', () => {
  it('turns errors into warnings that say why, and leaves the rest', () => {
    const result = makeResult([
      makeContract([makeInteraction({ pending: true, findings: [undeclared, optional] })]),
    ]);
    const findings = allFindings(
      applyPolicy(result, policy({ rules: { 'response.body.optional': 'error' } })),
    );
    expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(findings[0]?.message).toMatch(/\(the interaction is pending\)$/);
  });
});

describe('fingerprints', () => {
  const of = (result: CheckResult) => {
    const numbered = numberDuplicates(result);
    return numbered.contracts.flatMap((contract) =>
      contract.interactions.flatMap((interaction) =>
        interaction.findings.map((finding) => fingerprint(finding, { contract, interaction })),
      ),
    );
  };

  it('are 12 hex digits and differ by consumer, rule and identity', () => {
    const all = of(sample);
    expect(all.every((each) => /^[0-9a-f]{12}$/.test(each))).toBe(true);
    expect(new Set(all).size).toBe(3);
  });

  it('survive another level, message, place and position', () => {
    const moved = makeResult([
      makeContract([
        makeInteraction({ description: 'new' }),
        makeInteraction({
          description: 'a user',
          index: 1,
          findings: [{ ...undeclared, severity: 'info', message: 'other words' }],
        }),
      ]),
    ]);
    expect(of(moved)).toEqual([of(sample)[0]]);
  });

  it('differ by provider state', () => {
    const given = (name: string) =>
      of(
        makeResult([
          makeContract([makeInteraction({ providerStates: [state(name)], findings: [undeclared] })]),
        ]),
      );
    expect(given('a')).not.toEqual(given('b'));
  });

  it('tell true duplicates apart, and keep doing so once the first is ignored', () => {
    const twice = makeResult([makeContract([makeInteraction({ findings: [undeclared, undeclared] })])]);
    const [one, two] = of(twice);
    expect(one).not.toBe(two);
    const rest = applyPolicy(twice, policy({ ignores: [{ fingerprint: one!, reason: 'r' }] }));
    expect(of(rest)).toEqual([two]);
  });
});

describe('the exit code', () => {
  const options = { failOn: 'error', strict: false, allowEmpty: false } as const;
  const withFinding = (changes = {}) =>
    makeResult([makeContract([makeInteraction({ findings: [makeFinding(changes)] })])]);
  const empty = makeResult([makeContract([])]);

  it.each([
    ['an error', withFinding({ severity: 'error' }), options, 1],
    ['a warning', withFinding(), options, 0],
    ['a warning that should fail', withFinding(), { ...options, failOn: 'warning' }, 1],
    ['an info below the line', withFinding({ severity: 'info' }), { ...options, failOn: 'warning' }, 0],
    ['an error that never fails', withFinding({ severity: 'error' }), { ...options, failOn: 'never' }, 0],
    [
      'an error about a document',
      makeResult([empty.contracts[0]!], [makeFinding({ severity: 'error' })]),
      options,
      1,
    ],
    ['no contracts', makeResult([]), options, 3],
    ['no interactions', empty, options, 3],
    ['no interactions, allowed', empty, { ...options, allowEmpty: true }, 0],
    ['undecided', withFinding({ rule: 'interaction.undecided' }), options, 0],
    ['undecided, strict', withFinding({ rule: 'interaction.undecided' }), { ...options, strict: true }, 1],
    [
      'an unreadable body, strict',
      withFinding({ rule: 'response.body.unvalidatable' }),
      { ...options, strict: true },
      1,
    ],
    ['a plain warning, strict', withFinding(), { ...options, strict: true }, 0],
  ] as const)('%s', (_, result, given, expected) => {
    expect(exitCode(result, given)).toBe(expected);
  });
});

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckResult } from '../../src/check/model.js';
import { applyPolicy } from '../../src/policy/apply.js';
import { buildReport } from '../../src/report/build.js';
import type { RunOptions, RunOutcome } from '../../src/run/run.js';
import { InputError } from '../../src/source/model.js';
import { makeContract, makeFinding, makeInteraction, makeResult } from '../report/fixtures.js';
import { cli } from './io.js';

let asked: RunOptions;
let checked: CheckResult;
let problems: readonly InputError[];
let failure: Error | undefined;

vi.mock('../../src/run/run.js', () => ({
  run: async (options: RunOptions): Promise<RunOutcome> => {
    asked = options;
    if (failure) throw failure;
    const result = applyPolicy(checked, {
      rules: {},
      overrides: [],
      ignores: [],
      today: '2025-06-15',
      ...options.policy,
    });
    return { result, report: buildReport(result), problems, sources: [] };
  },
}));

const root = mkdtempSync(join(tmpdir(), 'concordat-cli-'));
let cwd = root;
let number = 0;

const write = (name: string, text = '{}'): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
};

const withFinding = (changes: Parameters<typeof makeFinding>[0]) =>
  makeResult([makeContract([makeInteraction({ findings: [makeFinding(changes)] })])]);

beforeEach(() => {
  cwd = join(root, String(number++));
  mkdirSync(join(cwd, '.git'), { recursive: true });
  write('openapi.yaml');
  write('pacts/web.json');
  checked = makeResult([makeContract([makeInteraction()])]);
  problems = [];
  failure = undefined;
});

afterAll(() => rmSync(root, { recursive: true }));

const check = (...args: string[]) => cli(args, { cwd });

describe('exit codes', () => {
  it.each<[string, () => void, string[], number]>([
    ['satisfied', () => {}, [], 0],
    [
      'an error',
      () => {
        checked = withFinding({ severity: 'error' });
      },
      [],
      1,
    ],
    [
      'a warning',
      () => {
        checked = withFinding({});
      },
      [],
      0,
    ],
    [
      'a warning that fails',
      () => {
        checked = withFinding({});
      },
      ['--fail-on', 'warn'],
      1,
    ],
    [
      'an error that does not',
      () => {
        checked = withFinding({ severity: 'error' });
      },
      ['--fail-on', 'none'],
      0,
    ],
    [
      'undecided, strict',
      () => {
        checked = withFinding({ rule: 'interaction.undecided' });
      },
      ['--strict'],
      1,
    ],
    [
      'an unusable input besides an error',
      () => {
        checked = withFinding({ severity: 'error' });
        problems = [new InputError('bad')];
      },
      [],
      2,
    ],
    [
      'nothing to check',
      () => {
        checked = makeResult([]);
      },
      [],
      3,
    ],
    [
      'nothing to check, allowed',
      () => {
        checked = makeResult([]);
      },
      ['--allow-empty'],
      0,
    ],
    [
      'a defect',
      () => {
        failure = new TypeError('x is not a function');
      },
      [],
      70,
    ],
  ])('%s', async (_, arrange, args, code) => {
    arrange();
    expect((await check(...args)).code).toBe(code);
  });

  it('explains a defect in one paragraph without a stack', async () => {
    failure = new TypeError('x is not a function');
    const { stdout, stderr } = await check();
    expect(stdout).toBe('');
    expect(stderr).toContain(
      'this is a defect of concordat, not of your documents: TypeError: x is not a function',
    );
    expect(stderr).not.toContain('    at ');
    expect((await cli([], { cwd, env: { DEBUG: '1' } })).stderr).toContain('    at ');
  });

  it('names the file and line of an unusable input', async () => {
    problems = [new InputError('the pact is not JSON', { file: 'pacts/web.json', line: 3, column: 7 })];
    const { stderr } = await check();
    expect(stderr).toBe('error: the pact is not JSON (pacts/web.json:3:7)\n');
  });
});

describe('inputs', () => {
  it('is the default command', async () => {
    await check('pacts', '--spec', 'a.yaml', '--spec', 'b.yaml');
    expect(asked).toMatchObject({ spec: ['a.yaml', 'b.yaml'], pacts: [join(cwd, 'pacts/web.json')], cwd });
  });

  it('finds a conventional pact folder', async () => {
    await check();
    expect(asked.pacts).toEqual([join(cwd, 'pacts/web.json')]);
  });

  it('hands a missing file on, so that reading it says so, but not an empty folder', async () => {
    mkdirSync(join(cwd, 'none'));
    await check('missing.json', 'none', 'x/*.json');
    expect(asked.pacts).toEqual(['missing.json', 'x/*.json']);
  });

  it('says what was empty', async () => {
    mkdirSync(join(cwd, 'none'));
    checked = makeResult([]);
    const { code, stderr } = await check('none');
    expect(code).toBe(3);
    expect(stderr).toContain('there is no pact in none');
  });

  it('reads standard input only once', async () => {
    const { code, stderr } = await check('--spec', '-', '-');
    expect(code).toBe(2);
    expect(stderr).toContain('standard input (-) can be read only once');
  });

  it('passes the options of the search on', async () => {
    await check(
      '--seed',
      '7',
      '--runs',
      '0',
      '--time-budget',
      '250',
      '--provider',
      'users',
      '--allow-remote-refs',
    );
    expect(asked).toMatchObject({
      seed: 7,
      runs: 0,
      timeBudget: 250,
      provider: 'users',
      allowRemoteRefs: true,
    });
  });

  it('leaves defaults to the run', async () => {
    await check();
    expect(Object.keys(asked)).not.toContain('seed');
  });
});

describe('filters', () => {
  const interactions = [
    makeInteraction({ description: 'get a user' }),
    makeInteraction({
      description: 'add a user',
      providerStates: [{ name: 'no users', params: {}, pointer: '' }],
    }),
  ];
  const { contract } = makeContract(interactions);
  const kept = () =>
    contract.interactions
      .filter((each) => asked.filter?.(contract, each) ?? true)
      .map((each) => each.description);

  it.each<[string[], Record<string, string>, string[]]>([
    [[], {}, ['get a user', 'add a user']],
    [['--filter-description', 'get'], {}, ['get a user']],
    [['--filter-description', '^a.*user$'], {}, ['add a user']],
    [['--filter-description', 'a (user'], {}, []],
    [['--filter-consumer', 'web'], {}, ['get a user', 'add a user']],
    [['--filter-consumer', 'app'], {}, []],
    [['--filter-state', 'no users'], {}, ['add a user']],
    [['--filter-no-state'], {}, ['get a user']],
    [[], { PACT_DESCRIPTION: 'add' }, ['add a user']],
    [[], { PACT_PROVIDER_STATE: 'no' }, ['add a user']],
    [[], { PACT_PROVIDER_NO_STATE: 'true' }, ['get a user']],
    [[], { PACT_PROVIDER_NO_STATE: 'false' }, ['get a user', 'add a user']],
    [['--filter-description', 'get'], { PACT_DESCRIPTION: 'add' }, ['get a user']],
  ])('%j %j', async (args, env, expected) => {
    await cli(args, { cwd, env });
    expect(kept()).toEqual(expected);
  });

  it('tells when a variable filters, and only then', async () => {
    const env = { PACT_DESCRIPTION: 'add', PACT_PROVIDER_NO_STATE: 'false' };
    expect((await cli([], { cwd, env })).stderr).toBe(
      'note: not every interaction is checked: PACT_DESCRIPTION filters\n',
    );
    expect((await cli(['--filter-description', 'get'], { cwd, env })).stderr).toBe('');
  });

  it.each([
    ['--filter-state', 'x', '--filter-no-state'],
    ['--no-config', '--config', 'a.yaml'],
    ['--config', 'a.yaml', '--no-config'],
  ])('refuses %s %s %s', async (...args) => {
    const { code, stderr } = await check(...args);
    expect(code).toBe(2);
    expect(stderr).toContain('cannot be used with');
  });
});

describe('formats', () => {
  it('prints the report for people by default', async () => {
    expect((await check()).stdout).toContain('the interaction is satisfied');
  });

  it('prints JSON and nothing else', async () => {
    const { stdout, stderr } = await check('--format', 'json');
    expect(JSON.parse(stdout)).toHaveProperty('schemaVersion', '1');
    expect(stderr).toBe('');
  });

  it('writes files, folders included, besides standard output', async () => {
    const { stdout } = await check('--format', 'json=out/deep/report.json');
    expect(JSON.parse(readFileSync(join(cwd, 'out/deep/report.json'), 'utf8'))).toHaveProperty('summary');
    expect(stdout).toContain('the interaction is satisfied');
  });

  it.each([
    [['--format', 'jsn'], 'there is no format "jsn"; did you mean "json"?'],
    [['--format', 'toString'], 'there is no format "toString"'],
    [['--format', 'json='], 'names no file'],
    [['--format', 'json', '--format', 'pretty'], 'cannot both go to standard output'],
    [['--format', 'json=openapi.yaml/report.json'], 'cannot be written'],
    [['--format', 'json=out.txt', '--format', 'junit=./out.txt'], 'two reports cannot both go to'],
  ])('%j', async (args, message) => {
    const { code, stderr } = await check(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('shows errors only with --quiet', async () => {
    checked = makeResult([
      makeContract([
        makeInteraction({
          findings: [makeFinding({ severity: 'error', rule: 'response.body.undeclared' }), makeFinding()],
        }),
      ]),
    ]);
    const { stdout } = await check('--quiet');
    expect(stdout).toContain('error[response.body.undeclared]');
    expect(stdout).not.toContain('warning[');
    expect(stdout).toContain('1 error, 1 warning');
  });

  it.each<[string, { tty?: boolean; env?: Record<string, string> }, string[], boolean]>([
    ['a pipe', {}, [], false],
    ['a terminal', { tty: true }, [], true],
    ['a terminal with NO_COLOR', { tty: true, env: { NO_COLOR: '1' } }, [], false],
    ['a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, [], true],
    ['a terminal with FORCE_COLOR=false', { env: { FORCE_COLOR: 'false' }, tty: true }, [], false],
    ['a terminal with --no-color', { tty: true }, ['--no-color'], false],
    ['a pipe with --color', {}, ['--color'], true],
  ])('colours: %s', async (_, surroundings, args, expected) => {
    checked = withFinding({});
    const { stdout } = await cli(args, { cwd, ...surroundings });
    expect(stdout.includes('\u001b[')).toBe(expected);
  });

  it('never colours files', async () => {
    checked = withFinding({});
    await check('--color', '--format', 'pretty=report.txt', '--format', 'json');
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).not.toContain('\u001b[');
  });
});

describe('configuration', () => {
  const config = [
    'spec: api.yaml',
    'pacts: contracts',
    'failOn: warning',
    'formats: [json=out.json]',
    'rules: { response.body.type: error }',
    'ignores: [{ rule: "request.*", reason: because }]',
  ].join('\n');

  beforeEach(() => {
    write('concordat.config.yaml', config);
    write('contracts/app.json');
    checked = withFinding({});
  });

  it('is found and used', async () => {
    const { code, stdout } = await check();
    expect(code).toBe(1);
    expect(asked).toMatchObject({ spec: [join(cwd, 'api.yaml')], pacts: [join(cwd, 'contracts/app.json')] });
    expect(existsSync(join(cwd, 'out.json'))).toBe(true);
    expect(stdout).toContain('error[response.body.type]');
    expect(stdout).toContain('warning[run.ignore.unused]');
  });

  it('gives way to options', async () => {
    const { code } = await check('--fail-on', 'never', '--spec', 'b.yaml', 'pacts');
    expect(code).toBe(0);
    expect(asked).toMatchObject({ spec: ['b.yaml'], pacts: [join(cwd, 'pacts/web.json')] });
  });

  it('is left alone with --no-config', async () => {
    const { code } = await check('--no-config');
    expect(code).toBe(0);
    expect(asked.spec).toEqual([]);
  });

  it.each<[string[], Record<string, string>]>([
    [['--config', 'other.yaml'], {}],
    [[], { CONCORDAT_CONFIG: 'other.yaml' }],
  ])('can be named: %j %j', async (args, env) => {
    write('other.yaml', 'provider: users\n');
    await cli(args, { cwd, env });
    expect(asked.provider).toBe('users');
  });

  it('stops the run when it has a fault', async () => {
    write('concordat.config.yaml', 'strickt: true\n');
    const { code, stdout, stderr } = await check();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('error: concordat.config.yaml:1:1: unknown key "strickt"; did you mean "strict"?\n');
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageVersion } from '../../src/package.js';
import { openSandbox, type Sandbox } from './sandbox.js';

const PAGE = readFileSync('docs/ci.md', 'utf8');

const blocks = (language: string): string[] =>
  [...PAGE.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , text = '']) => text);

const block = (language: string, part: string): string => {
  const found = blocks(language).find((text) => text.includes(part));
  if (found === undefined) throw new Error(`docs/ci.md has no ${language} block with ${part}`);
  return found;
};

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = openSandbox();
});
afterEach(() => sandbox.remove());

const has = (name: string): boolean => existsSync(join(sandbox.folder, name));

describe('docs/ci.md', () => {
  it('pins the version of this package everywhere', () => {
    const files = [PAGE, readFileSync('action.yml', 'utf8')].join('\n');
    const versions = [
      ...files.matchAll(/concordat(?:@v?|:)(\d[\w.]*)|default: (\d+\.\d+\.\d+)|rev: v(\S+)/g),
    ];
    expect(versions.length).toBeGreaterThan(8);
    expect(new Set(versions.map((match) => match.slice(1).find(Boolean)))).toEqual(
      new Set([packageVersion()]),
    );
  });

  it('has YAML that can be parsed', () => {
    expect(blocks('yaml').map((text) => typeof parse(text))).toEqual(blocks('yaml').map(() => 'object'));
  });
});

describe('the workflow for GitHub Actions', () => {
  interface Step {
    readonly name?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, string>>;
  }
  const steps = (): Step[] => parse(block('yaml', 'upload-sarif')).jobs.concordat.steps;
  const stepNamed = (name: string): Step => steps().find((step) => step.name === name) ?? {};

  it('fails for the rename, annotates, comments and leaves the reports it uploads', () => {
    const summary = join(sandbox.folder, '../summary.md');
    const { code, stdout, stderr } = sandbox.bash(stepNamed('Check the pacts').run ?? '', {
      GITHUB_STEP_SUMMARY: summary,
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.match(/^::error file=openapi.yaml,/gm)).toHaveLength(3);
    expect(readFileSync(summary, 'utf8')).toContain('newly broken: 3 errors');
    expect(has(stepNamed('Code scanning').with?.sarif_file ?? 'none')).toBe(true);
    expect(has(join(stepNamed('Report').with?.path ?? 'none', 'concordat.html'))).toBe(true);
    const comment = sandbox.bash(stepNamed('Comment').run ?? '', { NUMBER: '7' });
    expect(comment).toMatchObject({ code: 0, stdout: expect.stringContaining('## ❌ Concordat') });
  });
});

describe('the job for GitLab', () => {
  it('leaves the artifacts it names', () => {
    const job = parse(block('yaml', 'codequality:')).contracts;
    const { code, stderr } = sandbox.bash(job.script.join('\n'), { CI_DEFAULT_BRANCH: 'main' });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const { codequality, junit } = job.artifacts.reports;
    expect([codequality, junit, ...job.artifacts.paths].filter((file) => !has(file))).toEqual([]);
    expect(JSON.parse(readFileSync(join(sandbox.folder, codequality), 'utf8'))).toHaveLength(3);
  });
});

describe('the matrix for many pacts', () => {
  it('finds in its parts what one run finds', () => {
    const { check, verdict } = parse(block('yaml', 'matrix:')).jobs;
    const step = (steps: readonly { name?: string; run?: string }[], name: string): string =>
      steps.find((one) => one.name === name)?.run ?? '';
    const parts: readonly number[] = check.strategy.matrix.shard;
    const codes = parts.map(
      (part) => sandbox.bash(step(check.steps, 'Check a part'), { SHARD: `${part}` }).code,
    );
    expect(codes).toEqual(parts.map(() => 0));
    const whole = sandbox.bash('concordat check --spec openapi.yaml pacts --format github');
    const joined = sandbox.bash(step(verdict.steps, 'Join the parts'));
    expect(joined).toEqual(whole);
    expect(joined.code).toBe(1);
  });
});

describe('the other commands', () => {
  it.each([
    ['junit=', 'sh', 1],
    ['HEAD:openapi.yaml', 'sh', 1],
    ['--update-baseline', 'sh', 0],
  ])('with %s runs', (part, language, expected) => {
    const { code, stderr } = sandbox.bash(block(language, part));
    expect(stderr).not.toContain('error:');
    expect(code).toBe(expected);
  });

  it('in Docker runs', () => {
    const [command] = parse(block('yaml', 'entrypoint')).contracts.script;
    expect(sandbox.bash(command).code).toBe(1);
  });

  it('of pre-commit runs', () => {
    const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
    const [use] = parse(block('yaml', 'rev:')).repos[0].hooks;
    expect(use.id).toBe(hook.id);
    expect(hook.pass_filenames).toBe(false);
    expect(sandbox.bash(`${hook.entry} ${use.args.join(' ')}`).code).toBe(1);
  });
});

describe('the action', () => {
  const action = parse(readFileSync('action.yml', 'utf8'));
  const [step] = action.runs.steps;

  /** Runs the step as GitHub would, with these inputs. */
  const use = (inputs: Readonly<Record<string, string>>) => {
    const output = join(sandbox.folder, '../output');
    const env: Record<string, string> = { GITHUB_OUTPUT: output };
    for (const [name, expression] of Object.entries<string>(step.env)) {
      const input = /inputs\.([\w-]+)/.exec(expression)?.[1] ?? '';
      env[name] = inputs[input] ?? action.inputs[input].default;
    }
    const ran = sandbox.bash(step.run, env);
    const outputs = Object.fromEntries(
      readFileSync(output, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(/=(.*)/s).slice(0, 2)),
    );
    return { ...ran, outputs };
  };

  it('compares, writes all reports, and tells counts and paths', () => {
    const { code, stdout, outputs } = use({
      spec: 'openapi.yaml',
      pacts: 'pacts\n',
      base: 'origin/main:openapi.yaml',
    });
    expect(code).toBe(1);
    expect(stdout).toContain('::error file=openapi.yaml');
    expect(outputs).toMatchObject({ 'exit-code': '1', errors: '3', warnings: '0', 'new-errors': '3' });
    for (const name of ['json', 'sarif', 'html', 'markdown']) expect(existsSync(outputs[name])).toBe(true);
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(action.outputs).sort());
  });

  it('passes on options, and texts as they are', () => {
    expect(
      use({ 'fail-on': 'never', args: '--filter-consumer\nsearch service; touch evil' }).outputs['exit-code'],
    ).toBe('3');
    expect(has('evil')).toBe(false);
    expect(use({ 'fail-on': 'never', strict: 'true' }).code).toBe(0);
  });

  it('fails when it cannot check', () => {
    const { code, outputs } = use({ spec: 'nope.yaml' });
    expect(code).toBe(2);
    expect(outputs['exit-code']).toBe('2');
  });

  it('never puts an input into its script', () => {
    expect(step.run).not.toContain('${{');
  });
});

describe('the Dockerfile', () => {
  it('copies files that exist and builds what is published', () => {
    const text = readFileSync('Dockerfile', 'utf8');
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    expect(copied).toContain('package-lock.json');
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
    expect(JSON.parse(readFileSync('package.json', 'utf8')).scripts.prepack).toBe('npm run build');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/rules/table.js';
import { cli } from './io.js';

describe('concordat', () => {
  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await cli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('prints help with examples and exit codes', async () => {
    const { code, stdout } = await cli(['--help']);
    expect(code).toBe(0);
    for (const part of ['Examples:', 'Exit codes:', 'check', 'rules', 'explain', 'schema'])
      expect(stdout).toContain(part);
  });

  it('lists the options of the check', async () => {
    const { stdout } = await cli(['help', 'check']);
    for (const option of [
      '--spec',
      '--fail-on',
      '--strict',
      '--filter-consumer',
      '--format',
      '--allow-empty',
      '--seed',
    ])
      expect(stdout).toContain(option);
  });

  it.each([
    [['check', '--fail-onn', 'error'], 'Did you mean --fail-on?'],
    [['check', '--fail-on', 'fatal'], 'Expected error, warning, info or never.'],
    [['check', '--seed', '1.5'], 'Expected an integer such as 42.'],
    [['check', '--runs', '-3'], 'Expected 0 or more.'],
    [['check', '--validate-spec', 'maybe'], 'Allowed choices are auto, always, never.'],
    [['explain'], "missing required argument 'rule'"],
    [['rules', '--format', 'xml'], 'Allowed choices are table, json.'],
  ])('%j is a usage error: exit code 2, nothing on stdout', async (args, message) => {
    const { code, stdout, stderr } = await cli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('concordat rules', () => {
  it('lists every rule with its severity', async () => {
    const { code, stdout } = await cli(['rules']);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(RULE_IDS.length);
    expect(stdout).toMatch(/^response\.body\.undeclared +error +the consumer reads/m);
  });

  it('lists them as JSON', async () => {
    const rows = JSON.parse((await cli(['rules', '--format', 'json'])).stdout);
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(RULE_IDS);
    expect(Object.keys(rows[0])).toEqual(['id', 'area', 'severity', 'summary']);
  });
});

describe('concordat explain', () => {
  it('prints the page of a rule', async () => {
    const { code, stdout } = await cli(['explain', 'response.body.optional']);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync('docs/rules/response.body.optional.md', 'utf8'));
  });

  it.each([
    ['response.body.optinal', '; did you mean "response.body.optional"'],
    ['toString', 'there is no rule "toString"'],
    ['../../README', 'there is no rule'],
  ])('knows no rule %s', async (id, message) => {
    const { code, stdout, stderr } = await cli(['explain', id]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('concordat schema', () => {
  it('lists and prints the published schemas', async () => {
    const names = (await cli(['schema'])).stdout.trimEnd().split('\n');
    expect(names).toContain('report');
    for (const name of names)
      expect(JSON.parse((await cli(['schema', name])).stdout)).toHaveProperty('$schema');
  });

  it('suggests the nearest name', async () => {
    const { code, stderr } = await cli(['schema', 'reports']);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "report"?');
  });
});

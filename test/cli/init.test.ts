import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { validateConfig } from '../../src/config/validate.js';
import { DOCUMENT, pactOf } from './check/shop.js';
import { cli } from './io.js';

const root = mkdtempSync(join(tmpdir(), 'concordat-init-'));
let cwd = root;
let number = 0;

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
};
const config = () => parse(readFileSync(join(cwd, 'concordat.config.yaml'), 'utf8'));

beforeEach(() => {
  cwd = join(root, String(number++));
  mkdirSync(join(cwd, '.git'), { recursive: true });
});

afterAll(() => rmSync(root, { recursive: true }));

describe('concordat init', () => {
  it('finds documents and pacts wherever they are, and the configuration works', async () => {
    write('service/contract.yml', `# the contract\n${DOCUMENT}`);
    write('consumers/web/web-users.json', pactOf('web', { user_id: 1 }));
    write('consumers/web/deep/other.json', pactOf('other', { user_id: 1 }));
    write('node_modules/x/openapi.yaml', DOCUMENT);
    write('package.json', '{ "name": "x" }');
    const { code, stderr } = await cli(['init'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('documents: service/contract.yml'),
    });
    expect(config()).toEqual({ spec: ['service/contract.yml'], pacts: ['consumers/web'], failOn: 'error' });
    const run = await cli([], { cwd });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('all 2 interactions are satisfied');
  });

  it('writes a file to fill in where there is nothing', async () => {
    const { code, stderr } = await cli(['init'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain('pacts: none found, fill it in');
    expect(config()).toEqual({ failOn: 'error' });
  });

  it('writes comments that are valid settings', async () => {
    await cli(['init'], { cwd });
    const text = readFileSync(join(cwd, 'concordat.config.yaml'), 'utf8');
    const settings = text
      .split('\n')
      .filter((line) => /^# ?(?: |\w+:(?: [^ ]|$)|-)/.test(line) && !line.includes('language-server'))
      .map((line) => line.slice(2))
      .filter((line) => /^(?: {2,}|[a-z]\w*:)/.test(line));
    const value = parse(settings.join('\n'));
    expect(Object.keys(value)).toEqual([
      'spec',
      'pacts',
      'strict',
      'rules',
      'overrides',
      'ignores',
      'formats',
    ]);
    await validateConfig({ file: 'init', value, source: undefined });
  });

  it.each(['concordat.config.yaml', 'concordat.config.ts'])('never overwrites %s', async (name) => {
    write(name, 'mine');
    const { code, stderr } = await cli(['init'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(`there is a configuration already: ${name}`);
    expect(readFileSync(join(cwd, name), 'utf8')).toBe('mine');
  });
});

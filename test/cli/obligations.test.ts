import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FORMAT_NAMES, showsDetails } from '../../src/report/index.js';
import type { Report } from '../../src/report/model.js';
import type * as Run from '../../src/run/run.js';
import { DOCUMENT, pactOf } from './check/shop.js';
import { cli } from './io.js';

let asked: Run.RunOptions;
let outcome: Run.RunOutcome;

vi.mock('../../src/run/run.js', async (original) => {
  const { run } = await original<typeof Run>();
  return {
    run: async (options: Run.RunOptions) => {
      asked = options;
      outcome = await run(options);
      return outcome;
    },
  };
});

let cwd: string;

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
};
const check = (...args: string[]) => cli(args, { cwd });
const obligationsOf = ({ contracts }: Report) =>
  contracts.map(({ interactions }) => interactions.map(({ obligations }) => obligations));
const obligationsIn = (json: string) => obligationsOf(JSON.parse(json));

const WANTED = [[[{ states: ['user 1 exists'], place: '$.user_id', demand: 'is 1' }]]];
const LISTED = 'obligations given user 1 exists\n  $.user_id is 1\n';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'concordat-obligations-'));
  mkdirSync(join(cwd, '.git'));
  write('openapi.yaml', DOCUMENT);
  write('pacts/web.json', pactOf('web', { user_id: 1 }));
});

afterEach(() => rmSync(cwd, { recursive: true }));

describe('what provider states must guarantee', () => {
  it('stands in a report as JSON', async () => {
    const { code, stdout } = await check('--format', 'json');
    expect(code).toBe(0);
    expect(obligationsIn(stdout)).toEqual(WANTED);
  });

  it('stands in a JSON file beside another report that does not show it', async () => {
    const { stdout } = await check('--format', 'pretty', '--format', 'json=out.json');
    expect(stdout).not.toContain('obligations');
    expect(obligationsIn(readFileSync(join(cwd, 'out.json'), 'utf8'))).toEqual(WANTED);
  });

  it('stands in a file that the configuration asks for', async () => {
    write('concordat.config.yaml', 'formats: [json=out.json]\n');
    await check();
    expect(obligationsIn(readFileSync(join(cwd, 'out.json'), 'utf8'))).toEqual(WANTED);
  });

  it('stands on the page', async () => {
    await check('--format', 'html=out.html');
    const page = readFileSync(join(cwd, 'out.html'), 'utf8');
    expect(page).toContain('Obligations of provider states');
    expect(page).toContain('$.user_id');
  });

  it('is listed for people who ask for it', async () => {
    for (const args of [['--obligations'], ['--format', 'pretty', '--obligations']])
      expect((await check(...args)).stdout).toContain(LISTED);
    expect((await check()).stdout).not.toContain('obligations');
  });

  it.each<[string[], boolean]>([
    [[], false],
    [['--verbose'], false],
    [['--format', 'markdown'], false],
    [['--format', 'junit=out.xml', '--format', 'sarif=out.sarif'], false],
    [['--obligations'], true],
    [['--format', 'json'], true],
    [['--format', 'html=out.html'], true],
    [['--format', 'markdown', '--format', 'html=out.html'], true],
    [['--format', 'markdown', '--obligations'], true],
  ])('is looked for only where it is shown: %j', async (args, wanted) => {
    expect((await check(...args)).code).toBe(0);
    expect(asked.obligations).toBe(wanted);
    expect(obligationsOf(outcome.report)).toEqual(wanted ? WANTED : [[[]]]);
  });

  it.each(FORMAT_NAMES.filter((name) => !showsDetails(name)))(
    'changes nothing of a report that does not show it: %s',
    async (name) => {
      write('pacts/old.json', pactOf('old', { userId: 1, name: 'x' }));
      await check('--format', `${name}=without`);
      expect(asked.obligations).toBe(false);
      await check('--format', `${name}=with`, '--format', 'json=out.json');
      expect(asked.obligations).toBe(true);
      expect(readFileSync(join(cwd, 'without'), 'utf8')).toBe(readFileSync(join(cwd, 'with'), 'utf8'));
    },
  );

  it('is listed also where results are at hand of a run that did not list it, and the other way round', async () => {
    const installation = { script: 'unused', build: 'a build' };
    const kept = (...args: string[]) => cli(args, { cwd, installation });
    for (let time = 0; time < 2; time++) {
      expect((await kept()).stdout).not.toContain('obligations');
      expect(obligationsIn((await kept('--format', 'json')).stdout)).toEqual(WANTED);
      expect((await kept('--obligations')).stdout).toContain(LISTED);
    }
  });
});

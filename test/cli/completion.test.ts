import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cli } from './io.js';

const scriptOf = async (shell: string) => (await cli(['completion', shell])).stdout;

const isInstalled = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

/** What bash offers for the words so far; the last one is being typed. */
async function offered(...words: string[]): Promise<string[]> {
  const script = `${await scriptOf('bash')}
COMP_WORDS=(concordat ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_concordat; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe.skipIf(!isInstalled('bash'))('the completion of bash', () => {
  it.each<[string[], string[]]>([
    [['expl'], ['explain']],
    [['--fail-on', 'w'], ['warning']],
    [
      ['check', '--fail-on', ''],
      ['error', 'warning', 'info', 'never'],
    ],
    [['check', '-f', 'sa'], ['sarif']],
    [['check', '--upd'], ['--update-baseline']],
    [
      ['explain', 'run.baseline'],
      ['run.baseline.unused', 'run.baseline.expired'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [
      ['check', 'packag'],
      ['package.json', 'package-lock.json'],
    ],
  ])('of %j', async (words, expected) => {
    expect((await offered(...words)).sort()).toEqual([...expected].sort());
  });
});

describe('the completion scripts', () => {
  it.each(['bash', 'zsh', 'fish'])('of %s names every command and option', async (shell) => {
    const script = await scriptOf(shell);
    for (const word of ['check', 'init', 'completion', 'explain', 'update-baseline', 'format', 'junit'])
      expect(script).toContain(word);
  });

  it.each(['bash', 'zsh', 'fish'].filter(isInstalled))('of %s can be parsed', async (shell) => {
    const { stderr, status } = spawnSync(shell, ['-n'], { input: await scriptOf(shell), encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  it('of another shell does not exist', async () => {
    expect((await cli(['completion', 'tcsh'])).code).toBe(2);
  });
});

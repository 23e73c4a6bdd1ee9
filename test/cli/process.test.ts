import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';

const start = (...args: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });

it('ends with the exit code of the command', async () => {
  const child = start('explain', 'nothing');
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
  expect(stderr).toContain('there is no rule "nothing"');
});

it('does not mind a reader that stops early', async () => {
  const child = start('rules', '--format', 'json');
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  expect(stderr).toBe('');
});

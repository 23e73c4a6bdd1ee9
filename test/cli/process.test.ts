import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emptyFolder, orderDocument, orderPact } from '../broker/contracts.js';
import { startFakeBroker } from '../broker/fake/server.js';
import { contentSha } from '../broker/fake/state.js';

const start = (...args: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: 'true' },
  });

const codeOf = (child: ReturnType<typeof start>) => new Promise((resolve) => child.on('close', resolve));

it('ends with the exit code of the command', async () => {
  const child = start('explain', 'nothing');
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  expect(await codeOf(child)).toBe(2);
  expect(stderr).toContain('there is no rule "nothing"');
});

it('does not mind a reader that stops early', async () => {
  const child = start('rules', '--format', 'json');
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  expect(await codeOf(child)).toBe(0);
  expect(stderr).toBe('');
});

it('publishes and ends with its own exit code when the reader stops early', async () => {
  const fake = await startFakeBroker();
  const folder = emptyFolder();
  try {
    const document = folder.write('openapi.json', orderDocument('total'));
    const content = orderPact('web', 'sum');
    fake.state.addToBranch('web', '1', 'main');
    fake.state.pacticipant('orders');
    fake.state.pacts.push({
      consumer: 'web',
      provider: 'orders',
      version: '1',
      sha: contentSha(content),
      content,
    });
    const broker = ['-b', fake.url, '--provider', 'orders', '--provider-version', '7', '--publish'];
    const child = start('check', '-s', document, ...broker);
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await codeOf(child)).toBe(1);
    expect(fake.state.results).toHaveLength(1);
  } finally {
    folder.remove();
    await fake.close();
  }
});

it.runIf(existsSync('/dev/full'))('says that its output could not be written', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', 'rules', '--format', 'json'],
    { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' },
  );
  closeSync(full);
  expect(stderr).toMatch(/^error: the output cannot be written: ENOSPC.*\n$/);
  expect(status).toBe(2);
});

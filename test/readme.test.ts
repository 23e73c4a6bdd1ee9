import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cli } from './cli/io.js';

it('shows in the README what the example really prints', async () => {
  const readme = readFileSync('README.md', 'utf8');
  const shown = /## What it says[\s\S]*?```\n([\s\S]*?)```/.exec(readme)?.[1];
  const { stdout } = await cli(['--spec', 'openapi.yaml', 'pacts/mobile-app-user-service.json'], {
    cwd: 'examples/user-service',
  });
  expect(shown).toBe(stdout);
});

import type * as Fs from 'node:fs';
import { expect, it, vi } from 'vitest';
import { openStore } from '../../src/run/cache/store.js';
import { sha256 } from '../../src/text/sha256.js';
import { makeFolder } from './folder.js';

const KEY = sha256('a');

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof Fs>()),
  utimesSync: () => {
    throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
  },
}));

it('a text that may not be touched is found all the same', () => {
  const { cwd } = makeFolder();
  openStore(cwd).keep(KEY, [], 'text');
  expect(openStore(cwd).find(KEY, () => true)).toBe('text');
});

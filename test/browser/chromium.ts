import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Milliseconds apt may take. */
const PATIENCE = 240_000;

/** The browser of this machine; installed from Debian's packages where that is possible; else why there is none. */
export function findChromium(): { readonly path: string } | { readonly missing: string } {
  const known = process.env.CHROMIUM_PATH;
  const found = [...(known ? [known] : []), ...PLACES].find((path) => existsSync(path));
  if (found) return { path: found };
  if (process.getuid?.() !== 0) return { missing: 'there is no Chromium, and only root may install it' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      timeout: PATIENCE,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  if (apt('--version').status !== 0) return { missing: 'there is no Chromium and no apt-get to install it' };
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  const installed = PLACES.find((path) => existsSync(path));
  return installed
    ? { path: installed }
    : { missing: 'Chromium cannot be installed: apt-get failed (no network?)' };
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens the browser with a profile of its own; `close` ends it and removes the profile. */
export async function openBrowser(
  executablePath: string,
  options: { readonly colorScheme?: 'light' | 'dark' } = {},
): Promise<{ readonly context: BrowserContext; readonly close: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'concordat-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    offline: true,
    viewport: { width: 1280, height: 900 },
    args: FLAGS,
    ...options,
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

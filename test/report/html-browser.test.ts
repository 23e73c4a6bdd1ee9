import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { printHtml } from '../../src/report/html.js';
import { findChromium, openBrowser } from '../browser/chromium.js';
import { CONTRASTS, type Contrast, FOCUSED, UNNAMED } from '../browser/page.js';
import { readCase } from './cases.js';

const browser = findChromium();
const missing = 'missing' in browser ? browser.missing : '';

/** SCREENSHOTS=folder keeps pictures to look at. */
const pictures = process.env.SCREENSHOTS;

describe.skipIf(missing)(`the HTML report in a browser${missing && ` (skipped: ${missing})`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-html-'));
  const problems: string[] = [];
  const requests: string[] = [];
  let context: BrowserContext;
  let close: () => Promise<void>;
  let page: Page;

  const urlOf = (name: string): string => {
    const { report, context: reportContext } = readCase(name);
    const file = join(folder, `${name}.html`);
    writeFileSync(file, printHtml(report, reportContext));
    return pathToFileURL(file).href;
  };

  const visible = async (): Promise<string[]> => {
    const articles = await page.locator('article.interaction:visible').all();
    return Promise.all(articles.map(async (each) => (await each.getAttribute('data-consumer')) ?? ''));
  };

  beforeAll(async () => {
    if ('missing' in browser) return;
    ({ context, close } = await openBrowser(browser.path));
    page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    page.on('dialog', (dialog) => problems.push(dialog.message()));
    page.on('request', (request) => requests.push(request.url()));
  }, 60_000);

  beforeEach(async () => {
    problems.length = 0;
    requests.length = 0;
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('about:blank');
    await page.goto(urlOf('ordinary'));
  });

  afterAll(async () => {
    await close?.();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows all interactions and a matrix of verdicts', async () => {
    expect(await visible()).toEqual(['mobile', 'mobile', 'mobile', 'web', 'web']);
    const cell = page.locator('.matrix').getByRole('link').and(page.locator('[data-consumer=web]')).first();
    expect(await cell.textContent()).toContain('at-risk');
    expect(await page.getByRole('rowheader').allInnerTexts()).toContain('GET /orders/{id}');
    if (pictures) await page.screenshot({ path: join(pictures, 'all.png'), fullPage: true });
  });

  it('filters by text, consumer and verdict', async () => {
    await page.getByRole('searchbox', { name: 'Text', exact: true }).fill('ring TWICE');
    expect(await visible()).toEqual(['web']);
    expect(await page.getByRole('status').textContent()).toBe('1 of 5 interactions');
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(visible).toHaveLength(5);
    await page.getByRole('combobox', { name: 'Consumer', exact: true }).selectOption('mobile');
    expect(await visible()).toEqual(['mobile', 'mobile', 'mobile']);
    await page.getByLabel('unsatisfied').uncheck();
    expect(await visible()).toEqual(['mobile']);
    await page.getByLabel('undecided').uncheck();
    expect(await page.getByRole('status').textContent()).toBe('0 of 5 interactions');
  });

  it('leads from a cell of the matrix to a counterexample with its difference', async () => {
    await page.locator('.matrix').getByRole('link').and(page.locator('[data-consumer=web]')).first().click();
    expect(await visible()).toEqual(['web']);
    const article = page.locator('article.interaction:visible');
    await expect.poll(() => page.evaluate<string>(FOCUSED)).toContain('an order');
    const diff = article.locator('.diff').first();
    expect(await diff.isVisible()).toBe(true);
    expect((await diff.locator('del').allInnerTexts()).join('')).toContain('-   "status": "open"');
    expect((await diff.locator('ins').allInnerTexts()).join('')).toContain('+   "status": "shipped"');
    expect(await article.getByLabel('excerpt of the pact').first().textContent()).toContain('ring twice');
    expect(await article.getByLabel('excerpt of the document').first().textContent()).toContain('enum:');
    expect(await article.getByLabel('expectation of the consumer').textContent()).toContain('open|paid');
    if (pictures) await page.screenshot({ path: join(pictures, 'cell.png'), fullPage: true });
  });

  it('works with the keyboard alone', async () => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>(FOCUSED)).toBe('To the interactions');
    await page.keyboard.press('Enter');
    await page.locator('article summary').first().focus();
    await page.keyboard.press('Enter');
    expect(
      await page.locator('article').first().getByText('help:', { exact: false }).first().isVisible(),
    ).toBe(true);
    await page.getByRole('searchbox', { name: 'Text', exact: true }).focus();
    await page.keyboard.type('customers/3');
    expect(await visible()).toEqual(['mobile']);
  });

  it('gives every control and every part a name', async () => {
    const unnamed = await page.evaluate<string[]>(UNNAMED);
    expect(unnamed).toEqual([]);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it.each(['light', 'dark'] as const)('can be read in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const ratios = await page.evaluate<Contrast[]>(CONTRASTS);
    expect(ratios.length).toBeGreaterThan(10);
    expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    if (pictures) await page.screenshot({ path: join(pictures, `${colorScheme}.png`) });
  });

  it('loads nothing and runs nothing of the inputs', async () => {
    requests.length = 0;
    await page.goto(urlOf('hostile'));
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await visible()).toHaveLength(3);
    expect(requests.filter((url) => !url.endsWith('hostile.html'))).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('opens what a link leads to', async () => {
    await page.goto(`${urlOf('ordinary')}#i-1-0`);
    await expect.poll(() => page.locator('#i-1-0 details').first().getAttribute('open')).not.toBeNull();
  });
});

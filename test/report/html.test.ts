import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lineDiff } from '../../src/report/html/line-diff.js';
import { printHtml } from '../../src/report/html.js';
import { CASE_NAMES, readCase } from './cases.js';

const print = (name: string) => {
  const { report, context } = readCase(name);
  return printHtml(report, context);
};

describe('the HTML report', () => {
  it.each(CASE_NAMES)('loads nothing (%s)', (name) => {
    const page = print(name);
    expect(page).not.toMatch(/<(?:script|img|link|iframe|object|embed)[^>]*\s(?:src|href|data)=/i);
    expect(page).not.toMatch(/@import|url\(/);
    expect(page).toContain('default-src &#39;none&#39;');
  });

  it.each(CASE_NAMES)('runs its own script and style only (%s)', (name) => {
    const page = print(name);
    for (const tag of ['script', 'style']) {
      const texts = [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(
        ([, text]) => text ?? '',
      );
      expect(texts).toHaveLength(1);
      const hash = createHash('sha256')
        .update(texts[0] ?? '')
        .digest('base64');
      expect(page).toContain(`${tag}-src &#39;sha256-${hash}&#39;`);
    }
  });

  it('shows texts of inputs as texts', () => {
    const page = print('hostile');
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('</code><script>');
  });

  it('names the new and the old findings of a comparison', () => {
    const page = print('compared');
    expect(page).toContain('<span class="badge">newly broken</span>');
    expect(page).toContain('<span class="badge">already broken before</span>');
  });

  it('lists what is not used, when the run looked at that', () => {
    expect(print('ordinary')).toContain('2 of 3 operations are used');
    expect(print('compared')).not.toContain('id="coverage"');
  });
});

describe('a line diff', () => {
  it.each([
    ['abc', 'abc', ' a b c'],
    ['abc', 'ac', ' a-b c'],
    ['ac', 'abc', ' a+b c'],
    ['abc', 'axc', ' a-b+x c'],
    ['', 'ab', '+a+b'],
    ['ab', '', '-a-b'],
    ['aab', 'ab', ' a-a b'],
  ])('of %j and %j', (from, to, expected) => {
    const signs = { same: ' ', removed: '-', added: '+' };
    const lines = lineDiff([...from], [...to]);
    expect(lines.map(({ kind, text }) => signs[kind] + text).join('')).toBe(expected);
  });

  it('of texts too long to compare shows both', () => {
    const lines = (letter: string) => Array.from({ length: 1500 }, (_, index) => `${letter}${index}`);
    expect(lineDiff(lines('a'), lines('b'))).toHaveLength(3000);
  });
});

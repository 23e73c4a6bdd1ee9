import { describe, expect, it } from 'vitest';
import { printGithub } from '../../src/report/github.js';
import { printGitlab } from '../../src/report/gitlab.js';
import { markdownWithin, printMarkdown } from '../../src/report/markdown.js';
import { readCase, reportWith } from './cases.js';
import { makeContext } from './fixtures.js';

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describe('GitHub annotations', () => {
  it('are at most ten of a kind and fifty in all, the rest is told', () => {
    const text = printGithub(reportWith({ info: 30, warning: 30, error: 30 }), makeContext());
    expect(count(text, /^::error /gm)).toBe(10);
    expect(count(text, /^::warning /gm)).toBe(10);
    expect(count(text, /^::notice /gm)).toBe(10);
    expect(text).toMatch(/\n::notice title=concordat::20 errors, 20 warnings, 21 infos more: [^\n]+\n::stop/);
  });

  it('begin with the errors', () => {
    expect(printGithub(reportWith({ info: 1, warning: 1, error: 1 }), makeContext())).toMatch(/^::error /);
  });

  it('leave nothing out where everything fits', () => {
    expect(
      count(
        printGithub(reportWith({ error: 10, warning: 10, info: 9 }), makeContext()),
        /^::(?:error|warning|notice) /gm,
      ),
    ).toBe(29);
  });

  it('are one line each, whatever the message', () => {
    const text = printGithub(reportWith({ error: 1 }, 'a\r\n::warning::100%'), makeContext());
    expect(text).toMatch(/^::error [^\n]+\n::stop-commands::/);
    expect(text).toContain('\\r\\n::warning::100%25');
  });

  it('end before the report for people, in which nothing is a command', () => {
    const { report, context } = readCase('hostile');
    const [, word, text = ''] =
      /^::stop-commands::([0-9a-f]{64})\n(.*)^::\1::\n$/ms.exec(printGithub(report, context)) ?? [];
    expect(text).toContain('CONSUMER');
    expect(text).not.toContain(word);
  });

  it('name files from the root of the repository', () => {
    const { report, context } = readCase('ordinary', { prefix: 'services/shop/' });
    expect(printGithub(report, context)).toContain('file=services/shop/openapi.yaml,');
  });
});

describe('a Markdown comment', () => {
  it.each([
    ['many findings', reportWith({ error: 2000 })],
    ['a long message', reportWith({ error: 2 }, 'x'.repeat(70_000))],
    ['many consumers', { ...readCase('ordinary').report, contracts: manyContracts(3000) }],
  ])('is no longer than GitHub takes: %s', (_, report) => {
    const text = printMarkdown(report, makeContext());
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.slice(-300)).toMatch(/\d+ more (findings?|consumers?)/);
    expect(count(text, /<details/g)).toBe(count(text, /<\/details>/g));
  });

  it('counts in the measure of the platform', () => {
    const size = (text: string) => Buffer.byteLength(text);
    const text = markdownWithin(reportWith({ error: 500 }, '→'.repeat(50)), makeContext(), 20_000, size);
    expect(size(text)).toBeLessThanOrEqual(20_000);
    expect(text).toContain('more findings');
  });

  it('has the table before the details', () => {
    const { report, context } = readCase('ordinary');
    const text = printMarkdown(report, context);
    expect(text.indexOf('| Consumer')).toBeLessThan(text.indexOf('<details'));
  });
});

function manyContracts(number: number) {
  const [contract] = readCase('ordinary').report.contracts;
  return Array.from({ length: number }, (_, index) => ({ ...contract!, consumer: `consumer ${index}` }));
}

describe('GitLab Code Quality', () => {
  const issuesOf = (name: string, changes = {}) => {
    const { report, context } = readCase(name, changes);
    return JSON.parse(printGitlab(report, context));
  };

  it('has unique fingerprints, severities and relative paths that GitLab reads', () => {
    for (const name of ['ordinary', 'compared']) {
      const issues = issuesOf(name);
      const prints = issues.map((issue: { fingerprint: string }) => issue.fingerprint);
      expect(new Set(prints).size).toBe(prints.length);
      for (const { severity, location, description, check_name } of issues) {
        expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
        expect(location.path).toMatch(/^(?!\.?\/)[\w./-]+$/);
        expect(location.lines.begin).toBeGreaterThan(0);
        expect(description && check_name).toBeTruthy();
      }
    }
  });

  it('keeps its fingerprints when lines move', () => {
    const moved = JSON.parse(
      JSON.stringify(readCase('ordinary').report).replace(
        /"(line|endLine)":(\d+)/g,
        (_, key, line) => `"${key}":${Number(line) + 7}`,
      ),
    );
    const prints = (text: string) =>
      JSON.parse(text).map((issue: { fingerprint: string }) => issue.fingerprint);
    const { report, context } = readCase('ordinary');
    expect(prints(printGitlab(moved, context))).toEqual(prints(printGitlab(report, context)));
  });

  it('makes equal fingerprints different', () => {
    const { contracts, ...rest } = readCase('ordinary').report;
    const twice = { ...rest, contracts: [...contracts, ...contracts] };
    const issues = JSON.parse(printGitlab(twice, makeContext()));
    expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(
      issues.length,
    );
  });
});

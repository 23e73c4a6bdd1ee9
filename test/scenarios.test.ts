import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, type Report, type ReportFinding } from '../src/index.js';

/** What a careful engineer expects of one folder: its document against its pact. */
interface Expectation {
  readonly title: string;
  /** OK: no error. WARN: a warning and no error. FLAG: not silent. ERR: an error. DIAG: the bad input is named. */
  readonly expect: 'OK' | 'WARN' | 'FLAG' | 'ERR' | 'DIAG';
  /** Rules that must occur, and rules that must not. */
  readonly rules?: readonly string[];
  readonly not?: readonly string[];
  /** The verdicts of the interactions, in order. */
  readonly verdicts?: readonly string[];
  /** Some finding shows a counterexample of this part. */
  readonly counterexample?: 'request' | 'response';
}

const ROOT = join(import.meta.dirname, 'scenarios');

const foldersOf = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const findingsOf = (report: Report): ReportFinding[] => [
  ...report.findings,
  ...report.contracts.flatMap((contract) => [
    ...contract.findings,
    ...contract.interactions.flatMap((interaction) => interaction.findings),
  ]),
];

const fits = (wanted: Expectation['expect'], findings: readonly ReportFinding[]): boolean => {
  const has = (severity: string) => findings.some((finding) => finding.severity === severity);
  switch (wanted) {
    case 'OK':
      return !has('error');
    case 'WARN':
      return has('warning') && !has('error');
    case 'ERR':
      return has('error');
    case 'FLAG':
    case 'DIAG':
      return findings.length > 0;
  }
};

const words = (finding: ReportFinding): string => `${finding.severity}[${finding.rule}] ${finding.message}`;

describe.each(foldersOf(ROOT))('%s', (group) => {
  const cases = foldersOf(join(ROOT, group)).map((slug) => {
    const folder = join(ROOT, group, slug);
    const expected: Expectation = JSON.parse(readFileSync(join(folder, 'expect.json'), 'utf8'));
    return { slug, folder, title: expected.title, expected };
  });

  it.each(cases)('$slug: $title', async ({ folder, expected }) => {
    const spec = ['openapi.yaml', 'openapi.json'].map((name) => join(folder, name)).filter(existsSync);
    const report = await check({ spec, pacts: [join(folder, 'pact.json')] });
    const findings = findingsOf(report);
    const listing = findings.map(words).join('\n');
    const found = findings.map((finding) => finding.rule);

    expect(
      fits(expected.expect, findings),
      `expected ${expected.expect}, found:\n${listing || 'nothing'}`,
    ).toBe(true);
    for (const rule of expected.rules ?? []) expect(found, listing).toContain(rule);
    for (const rule of expected.not ?? []) expect(found, listing).not.toContain(rule);
    if (expected.verdicts) {
      const verdicts = report.contracts.flatMap(({ interactions }) =>
        interactions.map(({ verdict }) => verdict),
      );
      expect(verdicts, listing).toEqual(expected.verdicts);
    }
    if (expected.counterexample) {
      const part = expected.counterexample;
      expect(
        findings.some((finding) => finding.counterexample?.[part]),
        listing,
      ).toBe(true);
    }
  });
});

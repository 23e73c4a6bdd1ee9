import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { ReportContext } from '../../src/report/context.js';
import type { Report } from '../../src/report/model.js';
import type { SourceFile } from '../../src/source/model.js';
import { sourceFromText } from '../../src/source/text.js';
import { makeContext } from './fixtures.js';

const ROOT = 'test/report';
const CASES = join(ROOT, 'cases');

/** Names of the folders in test/report/cases: each holds a report and, where excerpts matter, the files it is about. */
export const CASE_NAMES = readdirSync(CASES).sort();

export interface ReportCase {
  readonly report: Report;
  readonly context: ReportContext;
}

export function readCase(name: string, changes: Partial<ReportContext> = {}): ReportCase {
  const report = JSON.parse(readFileSync(join(CASES, name, 'report.json'), 'utf8')) as Report;
  return { report, context: makeContext({ sources: sourcesIn(join(CASES, name, 'files')), ...changes }) };
}

function sourcesIn(folder: string): ReadonlyMap<string, SourceFile> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const display = relative(folder, path);
      return [display, sourceFromText(path, readFileSync(path, 'utf8'), { display, faults: [] })];
    }),
  );
}

/** What a format must print for a case: test/report/<format>/<case>.<extension>. `UPDATE=1` writes what it prints. */
export function expectedText(format: string, file: string, actual: string): string {
  const path = join(ROOT, format, file);
  if (process.env.UPDATE) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  return readFileSync(path, 'utf8');
}

/** A report with so many findings of a severity, each at a line of its own. */
export function reportWith(
  counts: Partial<Record<'error' | 'warning' | 'info', number>>,
  message = 'm',
): Report {
  const { report } = readCase('ordinary');
  const [contract] = report.contracts;
  const [interaction] = contract?.interactions ?? [];
  const [finding] = interaction?.findings ?? [];
  if (!contract || !interaction || !finding) throw new Error('the case has no finding');
  const findings = Object.entries(counts).flatMap(([severity, count]) =>
    Array.from({ length: count }, (_, index) => ({
      ...finding,
      severity: severity as 'error',
      message: `${severity} ${index} ${message}`,
      fingerprint: `${severity}-${index}`,
    })),
  );
  return {
    ...report,
    findings: [],
    contracts: [{ ...contract, interactions: [{ ...interaction, findings }] }],
  };
}

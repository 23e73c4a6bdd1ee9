import type { Severity } from '../check/model.js';
import type { Format } from './context.js';
import { byImportance, type Entry, entriesOf, statementOf } from './entries.js';
import type { Report, ReportFinding } from './model.js';
import { repositoryPath } from './paths.js';

/** Severities of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/**
 * GitLab Code Quality: a list of issues, each with a path inside the repository, a line, and a fingerprint that is unique
 * and does not depend on lines. What an older document had already is left out: GitLab would call it new.
 */
export const printGitlab: Format = (report, { prefix }) => {
  const entries = byImportance(entriesOf(report)).filter(({ finding }) => finding.new !== false);
  const seen = new Map<string, number>();
  const issues = entries.map((entry) => ({
    type: 'issue',
    check_name: entry.finding.rule,
    description: statementOf(entry),
    categories: ['Compatibility'],
    severity: SEVERITIES[entry.finding.severity],
    fingerprint: unique(entry.finding.fingerprint, seen),
    location: locationOf(entry, report, prefix),
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
};

/** The document's line, else the pact's, else a file: GitLab drops reports with an issue that names none. */
function locationOf({ finding, contract }: Entry, report: Report, prefix: string): object {
  for (const place of placesOf(finding)) {
    const path = repositoryPath(place.file, prefix);
    if (path !== undefined) return { path, lines: { begin: place.line, end: place.endLine } };
  }
  const file = contract?.file ?? finding.spec?.file ?? report.contracts[0]?.file ?? '';
  return { path: repositoryPath(file, prefix) ?? (file || 'concordat.config.yaml'), lines: { begin: 1 } };
}

const placesOf = ({ spec, pact }: ReportFinding) => [spec, pact].filter((place) => place !== undefined);

function unique(fingerprint: string, seen: Map<string, number>): string {
  const count = (seen.get(fingerprint) ?? 0) + 1;
  seen.set(fingerprint, count);
  return count === 1 ? fingerprint : `${fingerprint}-${count}`;
}

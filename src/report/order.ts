import type { Finding, Severity } from '../check/model.js';
import { documentOrder } from './document-order.js';
import type { ReportFinding, ReportLocation } from './model.js';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Order of findings inside one interaction, contract or document: worst first, then by place, rule and fingerprint. */
export const compareFindings = (a: ReportFinding, b: ReportFinding): number =>
  RANK[a.severity] - RANK[b.severity] ||
  comparePlaces(a.pact, b.pact) ||
  comparePlaces(a.spec, b.spec) ||
  compareText(a.rule, b.rule) ||
  compareText(a.fingerprint, b.fingerprint);

/** A finding and what the report says of it. */
export interface Reported {
  readonly finding: Finding;
  readonly report: ReportFinding;
}

/** The same order; lines and columns are looked for only where the documents do not tell which place comes first. */
export const compareReported = (a: Reported, b: Reported): number =>
  RANK[a.finding.severity] - RANK[b.finding.severity] ||
  (a.finding.pact && b.finding.pact && documentOrder(a.finding.pact, b.finding.pact)) ||
  compareFindings(a.report, b.report);

const comparePlaces = (a: ReportLocation | undefined, b: ReportLocation | undefined): number => {
  if (!a || !b) return Number(!a) - Number(!b);
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
};

/** By code unit: the same on every machine, unlike a locale's order. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

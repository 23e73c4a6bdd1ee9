import type { Finding, Severity } from '../check/model.js';
import { documentOrder } from './document-order.js';
import { isAboutMember } from './locations.js';
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
  orderOf('pact', a, b) ||
  orderOf('spec', a, b) ||
  compareText(a.finding.rule, b.finding.rule) ||
  compareText(a.report.fingerprint, b.report.fingerprint);

function orderOf(document: 'pact' | 'spec', a: Reported, b: Reported): number {
  const [first, second] = [a.finding[document], b.finding[document]];
  if (first && second) {
    const isSamePlace = first.source === second.source && first.pointer === second.pointer;
    if (isSamePlace && isAboutMember(a.finding.rule) === isAboutMember(b.finding.rule)) return 0;
    const order = documentOrder(first, second);
    if (order) return order;
  }
  return comparePlaces(a.report[document], b.report[document]);
}

const comparePlaces = (a: ReportLocation | undefined, b: ReportLocation | undefined): number => {
  if (!a || !b) return Number(!a) - Number(!b);
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
};

/** By code unit: the same on every machine, unlike a locale's order. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

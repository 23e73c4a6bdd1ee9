import type { ReportSummary } from '../model.js';
import { count } from '../words.js';

/** The closing sentence: what the run found, in one line. */
export function closingSentence(summary: ReportSummary, seed: number): string {
  const { interactions, satisfied, atRisk, unsatisfied, undecided, findings } = summary;
  const found = [
    findings.error > 0 && count(findings.error, 'error'),
    findings.warning > 0 && count(findings.warning, 'warning'),
    findings.info > 0 && count(findings.info, 'info'),
  ].filter((part) => part !== false);
  const tail = `${found.length > 0 ? `: ${found.join(', ')}` : ''} (seed ${seed})`;
  if (interactions === 0) return `nothing was checked: there are no interactions${tail}`;
  if (satisfied === interactions) {
    return (
      (interactions === 1
        ? 'the interaction is satisfied'
        : `all ${interactions} interactions are satisfied`) + tail
    );
  }
  const parts = [
    unsatisfied > 0 && `${unsatisfied} cannot be satisfied`,
    atRisk > 0 && `${atRisk} ${atRisk === 1 ? 'is' : 'are'} at risk`,
    undecided > 0 && `${undecided} ${undecided === 1 ? 'is' : 'are'} undecided`,
  ].filter((part) => part !== false);
  return `of ${count(interactions, 'interaction')}, ${parts.join(', ')}${tail}`;
}

import type { ReportSummary } from '../model.js';
import { count } from '../words.js';

/** The closing sentence: what the run found, in one line. */
export function closingSentence(summary: ReportSummary, seed: number): string {
  const {
    interactions,
    satisfied,
    atRisk,
    unsatisfied,
    undecided,
    findings,
    newFindings,
    ignored,
    baselined,
  } = summary;
  const found = [
    ...countsOf(findings),
    newFindings && `newly broken: ${countsOf(newFindings).join(', ') || 'nothing'}`,
    ignored && `${count(ignored, 'finding')} ignored`,
    baselined && `${baselined} known from the baseline`,
  ].filter((part) => typeof part === 'string');
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

/** `1 error`, `2 warnings`: what there is, worst first. */
export const countsOf = ({ error, warning, info }: ReportSummary['findings']): string[] =>
  [
    error > 0 && count(error, 'error'),
    warning > 0 && count(warning, 'warning'),
    info > 0 && count(info, 'info'),
  ].filter((part) => part !== false);

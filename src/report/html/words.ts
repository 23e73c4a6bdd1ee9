import type { Verdict } from '../../check/model.js';
import type { ReportInteraction } from '../model.js';
import { html, type Markup } from './markup.js';

/** Verdicts, worst first, with a sign that does not depend on colour. */
export const VERDICTS = {
  unsatisfied: '✗',
  'at-risk': '!',
  undecided: '?',
  satisfied: '✓',
} as const satisfies Record<Verdict, string>;

export const VERDICT_NAMES = Object.keys(VERDICTS) as readonly Verdict[];

export const verdictBadge = (verdict: Verdict): Markup =>
  html`<span class="verdict ${verdict}"><span aria-hidden="true">${VERDICTS[verdict]}</span> ${verdict}</span>`;

/** What interactions without operation are listed under. */
export const NO_OPERATION = 'no operation';

export const operationName = ({ operation }: ReportInteraction): string =>
  operation ? `${operation.method} ${operation.path}` : NO_OPERATION;

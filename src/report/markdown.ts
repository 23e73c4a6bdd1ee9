import type { Format, ReportContext } from './context.js';
import { byImportance, type Entry, entriesOf, statementOf } from './entries.js';
import { isFailingFinding } from './failing.js';
import { findingText } from './finding-text.js';
import { details, escapeMarkdown, fence } from './markdown/text.js';
import type { Report } from './model.js';
import { type Consumer, consumersOf } from './pretty/consumers.js';
import { closingSentence } from './pretty/sentence.js';
import { count } from './words.js';

/** Longest comment GitHub takes, in characters; GitLab takes more. */
const LONGEST_COMMENT = 65_536;

/** Marks the comment, so that a later run can find and replace it. */
const MARKER = '<!-- concordat -->';

/** A comment for a pull request: the table first, details folded, as many as there is room for. */
export const printMarkdown: Format = (report, context) =>
  markdownWithin(report, context, LONGEST_COMMENT, (text) => text.length);

/**
 * The Markdown report within a limit.
 *
 * @param size How long the platform finds a text.
 */
export function markdownWithin(
  report: Report,
  context: ReportContext,
  limit: number,
  size: (text: string) => number,
): string {
  const consumers = consumersOf(report);
  const failing = entriesOf(report).filter(({ finding }) => isFailingFinding(finding, context));
  const head = [
    MARKER,
    `## ${failing.length > 0 ? '❌' : '✅'} Concordat: ${escapeMarkdown(closingSentence(report.summary, report.seed))}`,
    '',
    '',
  ].join('\n');
  // Room for the sentences about what is left out.
  const budget = limit - size(head) - 400;
  const table = fill(rows(consumers, context), TABLE_HEAD, budget, size);
  const missing = consumers.length - table.taken;
  const below = missing > 0 ? `\n${count(missing, 'more consumer')}\n` : '';
  const blocks = byImportance(entriesOf(report)).map((entry) => block(entry, context));
  const body = fill(blocks, '\n', budget - size(table.text) - size(below), size);
  const left = blocks.length - body.taken;
  const tail =
    left > 0 ? `\n${count(left, 'more finding')}: there is no room here, see the report of the job.\n` : '';
  return head + (consumers.length > 0 ? table.text : '') + below + (body.taken > 0 ? body.text : '') + tail;
}

/** A start and as many parts as fit. */
function fill(parts: readonly string[], start: string, budget: number, size: (text: string) => number) {
  const taken: string[] = [start];
  let used = size(start);
  for (const part of parts) {
    used += size(part);
    if (used > budget) break;
    taken.push(part);
  }
  return { text: taken.join(''), taken: taken.length - 1 };
}

const TABLE_HEAD =
  '| | Consumer | Provider | Satisfied | At risk | Unsatisfied | Undecided |\n|---|---|---|--:|--:|--:|--:|\n';

const rows = (consumers: readonly Consumer[], context: ReportContext): string[] =>
  consumers.map(({ name, provider, interactions, placed }) => {
    const having = (verdict: string) => interactions.filter((each) => each.verdict === verdict).length;
    const fails = placed.some(({ finding }) => isFailingFinding(finding, context));
    return `| ${fails ? '❌' : '✅'} | ${escapeMarkdown(name)} | ${escapeMarkdown(provider)} | ${having('satisfied')} | ${having('at-risk')} | ${having('unsatisfied')} | ${having('undecided')} |\n`;
  });

const ICONS = { error: '❌', warning: '⚠️', info: 'ℹ️' } as const;

function block(entry: Entry, context: ReportContext): string {
  const { finding, interaction } = entry;
  const before = finding.new === false ? ' (already broken before)' : finding.new ? ' (newly broken)' : '';
  const title = `${ICONS[finding.severity]} ${statementOf(entry)}${before}`;
  return details(
    escapeMarkdown(title),
    fence(findingText(finding, interaction).join('\n')),
    isFailingFinding(finding, context) && finding.new === true,
  );
}

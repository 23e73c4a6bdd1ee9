import picocolors from 'picocolors';
import type { ReportContext } from './context.js';
import type { Report, ReportContract } from './model.js';
import { blockLines, oneLine, type Painter } from './pretty/block.js';
import { causeOf, fold, type Placed, placedFindings, ruleOf } from './pretty/fold.js';
import { obligationLines } from './pretty/obligations.js';
import { closingSentence } from './pretty/sentence.js';
import { tableLines } from './pretty/table.js';
import { printable } from './words.js';

/**
 * The report for people: per consumer the findings with frames into pact and document, same causes folded; then a
 * table and one sentence.
 */
export function printPretty(report: Report, context: ReportContext): string {
  const painter: Painter = { colors: picocolors.createColors(context.color), context, explained: new Set() };
  const general = report.findings.map((finding) => ({ finding, interaction: undefined }));
  const lines = [
    ...findingLines(general, painter),
    ...report.contracts.flatMap((contract) => contractLines(contract, painter)),
    ...tableLines(report, context.failOn),
    closingSentence(report.summary, report.seed),
  ];
  return `${lines.join('\n')}\n`;
}

function contractLines(contract: ReportContract, painter: Painter): string[] {
  const body = [
    ...findingLines(placedFindings(contract), painter),
    ...(painter.context.obligations ? obligationLines(contract) : []),
  ];
  if (body.length === 0) return [];
  const title = printable(`${contract.consumer || '(unnamed)'} → ${contract.provider || '(unnamed)'}`);
  return [
    `${painter.colors.bold(painter.colors.underline(title))}   ${painter.colors.dim(printable(contract.file))}`,
    '',
    ...body,
  ];
}

/** Errors and warnings as blocks, infos one line per rule unless everything is asked for. */
function findingLines(placed: readonly Placed[], painter: Painter): string[] {
  const wanted = painter.context.quiet
    ? placed.filter(({ finding }) => finding.severity === 'error')
    : placed;
  const isShort = ({ finding }: Placed) => finding.severity === 'info' && !painter.context.verbose;
  const blocks = fold(
    wanted.filter((each) => !isShort(each)),
    causeOf,
  );
  const infos = fold(wanted.filter(isShort), ruleOf);
  return [
    ...blocks.flatMap((block) => blockLines(block, painter)),
    ...infos.map((block) => oneLine(block, painter)),
    ...(infos.length > 0 ? [''] : []),
  ];
}

import picocolors from 'picocolors';
import type { ReportContext } from './context.js';
import type { Report } from './model.js';
import { blockLines, oneLine, type Painter } from './pretty/block.js';
import { type Consumer, consumersOf } from './pretty/consumers.js';
import { coverageLines } from './pretty/coverage.js';
import { causeOf, fold, type Placed, ruleOf } from './pretty/fold.js';
import { obligationLines } from './pretty/obligations.js';
import { closingSentence } from './pretty/sentence.js';
import { tableLines } from './pretty/table.js';

/**
 * The report for people: per consumer the findings with frames into pact and document, same causes folded; then a
 * table and one sentence.
 */
export function printPretty(report: Report, context: ReportContext): string {
  const painter: Painter = { colors: picocolors.createColors(context.color), context, explained: new Set() };
  const general = report.findings.map((finding) => ({ finding, interaction: undefined }));
  const consumers = consumersOf(report);
  const lines = [
    ...findingLines(general, painter),
    ...consumers.flatMap((consumer) => consumerLines(consumer, painter)),
    ...coverageLines(report.coverage ?? []),
    ...tableLines(consumers, context),
    closingSentence(report.summary, report.seed),
  ];
  return `${lines.join('\n')}\n`;
}

function consumerLines(consumer: Consumer, painter: Painter): string[] {
  const body = [
    ...findingLines(consumer.placed, painter),
    ...(painter.context.obligations ? obligationLines(consumer.interactions) : []),
  ];
  if (body.length === 0) return [];
  const title = `${consumer.name} → ${consumer.provider}`;
  const { bold, dim, underline } = painter.colors;
  return [`${bold(underline(title))}   ${dim(consumer.files)}`, '', ...body];
}

/** All findings; compared with an older document, the new ones first and the others apart, one line each. */
function findingLines(placed: readonly Placed[], painter: Painter): string[] {
  const isOld = ({ finding }: Placed) => finding.new === false;
  const old = placed.filter(isOld);
  const fresh = blocksAndInfos(
    placed.filter((each) => !isOld(each)),
    painter,
  );
  const { bold } = painter.colors;
  const wasCompared = placed.some(({ finding }) => finding.new !== undefined);
  const before = painter.context.verbose
    ? blocksAndInfos(old, painter)
    : fold(wanted(old, painter), causeOf).map((block) => oneLine(block, painter));
  return [
    ...(wasCompared && fresh.length > 0 ? [bold('newly broken:'), ''] : []),
    ...fresh,
    ...(before.length > 0 ? [bold('already broken before:'), '', ...before] : []),
    ...(before.length > 0 && !painter.context.verbose ? [''] : []),
  ];
}

const wanted = (placed: readonly Placed[], { context }: Painter): readonly Placed[] =>
  context.quiet ? placed.filter(({ finding }) => finding.severity === 'error') : placed;

/** Errors and warnings as blocks, infos one line per rule unless everything is asked for. */
function blocksAndInfos(placed: readonly Placed[], painter: Painter): string[] {
  const shown = wanted(placed, painter);
  const isShort = ({ finding }: Placed) => finding.severity === 'info' && !painter.context.verbose;
  const blocks = fold(
    shown.filter((each) => !isShort(each)),
    causeOf,
  );
  const infos = fold(shown.filter(isShort), ruleOf);
  return [
    ...blocks.flatMap((block) => blockLines(block, painter)),
    ...infos.map((block) => oneLine(block, painter)),
    ...(infos.length > 0 ? [''] : []),
  ];
}

import { isFailing } from '../../policy/exit-code.js';
import type { FailOn } from '../../policy/model.js';
import type { Report, ReportContract } from '../model.js';
import { printable } from '../words.js';
import { placedFindings } from './fold.js';

const HEAD = ['CONSUMER', 'PACT', 'INTERACTIONS', 'SATISFIED', 'AT RISK', 'UNSATISFIED', 'UNDECIDED', 'OK?'];
const NUMERIC = new Set([2, 3, 4, 5, 6]);

/** The summary: one row per pact. `OK?` is whether its findings pass the run's `--fail-on`. */
export function tableLines(report: Report, failOn: FailOn): string[] {
  if (report.contracts.length === 0) return [];
  const rows = [HEAD, ...report.contracts.map((contract) => row(contract, failOn))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, column) =>
        NUMERIC.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join(' | ')
      .trimEnd(),
  );
}

function row(contract: ReportContract, failOn: FailOn): string[] {
  const having = (verdict: string) =>
    String(contract.interactions.filter((each) => each.verdict === verdict).length);
  const failing = placedFindings(contract).some(({ finding }) => isFailing(finding.severity, failOn));
  return [
    printable(contract.consumer || '(unnamed)'),
    printable(contract.file),
    String(contract.interactions.length),
    having('satisfied'),
    having('at-risk'),
    having('unsatisfied'),
    having('undecided'),
    failing ? 'no' : 'yes',
  ];
}

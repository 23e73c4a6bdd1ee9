import type { Verdict } from '../../check/model.js';

import type { ReportContext } from '../context.js';
import { isFailingFinding } from '../failing.js';
import type { Consumer } from './consumers.js';

type Deciding = Pick<ReportContext, 'failOn' | 'strict'>;

interface Column {
  readonly head: string;
  readonly numeric: boolean;
  readonly cell: (consumer: Consumer, context: Deciding) => string;
}

const having =
  (verdict: Verdict) =>
  ({ interactions }: Consumer): string =>
    String(interactions.filter((each) => each.verdict === verdict).length);

const COLUMNS: readonly Column[] = [
  { head: 'CONSUMER', numeric: false, cell: ({ name }) => name },
  { head: 'PROVIDER', numeric: false, cell: ({ provider }) => provider },
  { head: 'INTERACTIONS', numeric: true, cell: ({ interactions }) => String(interactions.length) },
  { head: 'SATISFIED', numeric: true, cell: having('satisfied') },
  { head: 'AT RISK', numeric: true, cell: having('at-risk') },
  { head: 'UNSATISFIED', numeric: true, cell: having('unsatisfied') },
  { head: 'UNDECIDED', numeric: true, cell: having('undecided') },
  {
    head: 'OK?',
    numeric: false,
    cell: ({ placed }, context) =>
      placed.some(({ finding }) => isFailingFinding(finding, context)) ? 'no' : 'yes',
  },
];

/** The summary: one row per consumer. `OK?` is whether its findings pass the run's `--fail-on` and `--strict`. */
export function tableLines(consumers: readonly Consumer[], context: Deciding): string[] {
  if (consumers.length === 0) return [];
  const columns = COLUMNS.map(({ head, numeric, cell }) => {
    const cells = [head, ...consumers.map((consumer) => cell(consumer, context))];
    const width = Math.max(...cells.map((text) => text.length));
    return cells.map((text) => (numeric ? text.padStart(width) : text.padEnd(width)));
  });
  return [undefined, ...consumers].map((_, row) =>
    columns
      .map((cells) => cells[row])
      .join(' | ')
      .trimEnd(),
  );
}

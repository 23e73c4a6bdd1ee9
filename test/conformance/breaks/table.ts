/** One row per kind of change: how many there were, how many break the consumer, and who was wrong about how many. */
export interface Row {
  changes: number;
  breaks: number;
  missed: number;
  alarms: number;
  peerMissed: number;
  peerAlarms: number;
}

const EMPTY: Row = { changes: 0, breaks: 0, missed: 0, alarms: 0, peerMissed: 0, peerAlarms: 0 };

export class Table {
  private readonly rows = new Map<string, Row>();

  count(kind: string, truth: boolean, ours: boolean, peer: boolean): void {
    const row = this.rows.get(kind) ?? { ...EMPTY };
    row.changes += 1;
    row.breaks += Number(truth);
    row.missed += Number(truth && !ours);
    row.alarms += Number(!truth && ours);
    row.peerMissed += Number(truth && !peer);
    row.peerAlarms += Number(!truth && peer);
    this.rows.set(kind, row);
  }

  get total(): Row {
    const sum = { ...EMPTY };
    for (const row of this.rows.values())
      for (const key of Object.keys(EMPTY) as (keyof Row)[]) sum[key] += row[key];
    return sum;
  }

  /** As Markdown. */
  lines(): string[] {
    const lineOf = (name: string, { changes, breaks, missed, alarms, peerMissed, peerAlarms }: Row) =>
      `| ${name} | ${changes} | ${breaks} | ${missed} | ${alarms} | ${peerMissed} | ${peerAlarms} |`;
    return [
      '| change | changes | breaks | missed | false alarms | comparator: missed | comparator: false alarms |',
      '|---|---:|---:|---:|---:|---:|---:|',
      ...[...this.rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => lineOf(name, row)),
      lineOf('**all**', this.total),
    ];
  }
}

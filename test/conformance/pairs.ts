import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/index.js';
import type { Report } from '../../src/report/model.js';
import type { ConformanceCheck } from './model.js';

interface Pair {
  readonly id: string;
  readonly source: string;
  readonly spec: string;
  readonly pact: string;
}

/** What another tool's errors are worth for a pair: `tp` counts properties that are really declared nowhere. */
type Labels = Readonly<Record<string, { readonly tp: number }>>;

/** Real (document, pact) pairs: no crash, and the labels of cas-2023 hold. */
export const run: ConformanceCheck = async ({ shared }) => {
  const root = join(shared, 'corpus');
  const pairs: Pair[] = JSON.parse(readFileSync(join(root, 'pairs/index.json'), 'utf8'));
  const labels: Labels = JSON.parse(readFileSync(join(root, 'pairs/cas-2023-labels.json'), 'utf8'));
  const failures: string[] = [];
  const rules = new Map<string, number>();
  let slowest = { id: '', ms: 0 };
  for (const pair of pairs) {
    const started = performance.now();
    try {
      const report = await check({ spec: [join(root, pair.spec)], pacts: [join(root, pair.pact)] });
      const wrong = labelled(pair, labels, report) ?? misrouted(pair, report);
      if (wrong) failures.push(`${pair.id}: ${wrong}`);
      for (const finding of findingsOf(report)) count(rules, `${finding.severity} ${finding.rule}`);
    } catch (error) {
      failures.push(`${pair.id}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    const ms = performance.now() - started;
    if (ms > slowest.ms) slowest = { id: pair.id, ms };
  }
  return {
    name: 'pairs',
    total: pairs.length,
    agreed: pairs.length - failures.length,
    failures,
    notes: [
      `slowest: ${slowest.id} ${slowest.ms.toFixed(0)} ms`,
      ...[...rules]
        .sort((a, b) => b[1] - a[1])
        .map(([rule, times]) => `${String(times).padStart(5)} ${rule}`),
    ],
  };
};

const findingsOf = (report: Report) =>
  report.contracts.flatMap((contract) =>
    contract.interactions.flatMap((interaction) => interaction.findings),
  );

function labelled(pair: Pair, labels: Labels, report: Report): string | undefined {
  const label = labels[pair.id];
  if (!label) return undefined;
  const undeclared = findingsOf(report).filter(
    ({ rule, severity }) => rule === 'response.body.undeclared' && severity === 'error',
  );
  if (label.tp === 0 && undeclared.length) return `false alarm: ${undeclared[0]?.message}`;
  if (label.tp > 0 && !undeclared.length) return `missed: ${label.tp} undeclared properties`;
  return undefined;
}

const misrouted = (pair: Pair, report: Report): string | undefined =>
  pair.source === 'cas-2025-raw' &&
  findingsOf(report).length > 0 &&
  findingsOf(report).every(({ rule }) => rule === 'request.path-or-method.unknown')
    ? 'no operation found'
    : undefined;

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

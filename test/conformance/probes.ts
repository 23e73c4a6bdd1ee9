import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/index.js';
import type { ReportFinding } from '../../src/report/model.js';
import type { ConformanceCheck } from './model.js';

interface Probe {
  readonly id: string;
  readonly expect: 'OK' | 'WARN' | 'FLAG' | 'ERR' | 'DIAG';
  readonly title: string;
  readonly witness?: unknown;
  readonly reqWitness?: unknown;
}

/** Small (document, pact) pairs with the verdict a careful engineer expects: shared/probes, or folders of the same form. */
export const run: ConformanceCheck = async ({ shared, paths }) => {
  const folders = (paths.length ? paths : [join(shared, 'probes')]).flatMap(probeFolders);
  const failures: string[] = [];
  const notes: string[] = [];
  for (const folder of folders) {
    const probe: Probe = JSON.parse(readFileSync(join(folder, 'probe.json'), 'utf8'));
    const found = await judge(folder);
    const wrong = typeof found === 'string' ? found : disagreement(probe, found);
    if (wrong) failures.push(`${probe.id} ${probe.expect} "${probe.title}": ${wrong}`);
    else if (probe.expect === 'OK' && typeof found !== 'string') {
      const noise = found.filter((finding) => finding.severity === 'warning');
      if (noise.length) notes.push(`${probe.id} OK, with warnings: ${noise.map(words).join('; ')}`);
    }
  }
  return { name: 'probes', total: folders.length, agreed: folders.length - failures.length, failures, notes };
};

const probeFolders = (root: string): string[] =>
  existsSync(join(root, 'probe.json'))
    ? [root]
    : readdirSync(root)
        .sort()
        .map((name) => join(root, name))
        .filter((folder) => existsSync(join(folder, 'probe.json')));

/** All findings of a folder's pair, or how the check failed. */
async function judge(folder: string): Promise<readonly ReportFinding[] | string> {
  const spec = ['oas.json', 'oas.yaml', 'oas.yml'].map((name) => join(folder, name)).find(existsSync);
  try {
    const report = await check({ spec: spec ? [spec] : [], pacts: [join(folder, 'pact.json')] });
    return [
      ...report.findings,
      ...report.contracts.flatMap((contract) => [
        ...contract.findings,
        ...contract.interactions.flatMap((interaction) => interaction.findings),
      ]),
    ];
  } catch (error) {
    return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

function disagreement(probe: Probe, findings: readonly ReportFinding[]): string | undefined {
  const has = (severity: string) => findings.some((finding) => finding.severity === severity);
  const listed = () => findings.map(words).join('; ') || 'no findings';
  const fits = {
    OK: () => !has('error'),
    WARN: () => has('warning') && !has('error'),
    FLAG: () => findings.length > 0,
    ERR: () => has('error'),
    DIAG: () => findings.length > 0,
  }[probe.expect]();
  if (!fits) return listed();
  if (probe.expect !== 'FLAG') return undefined;
  if (probe.witness !== undefined && !findings.some((finding) => finding.counterexample?.response))
    return `no counterexample of the response; ${listed()}`;
  if (probe.reqWitness !== undefined && !findings.some((finding) => finding.counterexample?.request))
    return `no counterexample of the request; ${listed()}`;
  return undefined;
}

const words = (finding: ReportFinding): string => `${finding.severity}[${finding.rule}] ${finding.message}`;

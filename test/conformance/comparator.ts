import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/index.js';
import { DIFFERENCES } from './differences.js';
import type { ConformanceCheck } from './model.js';

interface PeerResult {
  readonly code: string;
  readonly type: 'error' | 'warning';
  readonly mockDetails?: { readonly location?: string };
}

/**
 * The fixtures of openapi-pact-comparator: per interaction, does the pact break? Where we say something else, the
 * fixture and the interaction stand in docs/differences.md with the reason.
 */
export const run: ConformanceCheck = async ({ shared }) => {
  const root = join(shared, 'conformance/comparator-fixtures/oas');
  const failures: string[] = [];
  const notes: string[] = [];
  const folders = readdirSync(root).sort();
  for (const name of folders) {
    const folder = join(root, name);
    const file = (stem: string) => readdirSync(folder).find((entry) => entry.startsWith(`${stem}.`));
    const [spec, pact] = [file('oas'), file('pact')];
    const results = join(folder, 'results.json');
    const peer: PeerResult[] = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : [];
    const theirs = new Set(
      peer.filter(({ type }) => type === 'error').map((result) => interactionOf(result)),
    );
    try {
      const report = await check({
        spec: spec ? [join(folder, spec)] : [],
        pacts: pact ? [join(folder, pact)] : [],
      });
      const interactions = report.contracts.flatMap((contract) => contract.interactions);
      const ours = new Map(
        interactions.map((interaction) => [
          interaction.index,
          interaction.findings.filter(({ severity }) => severity === 'error'),
        ]),
      );
      for (const index of new Set([...theirs, ...ours.keys()])) {
        const errors = ours.get(index) ?? [];
        if (theirs.has(index) === errors.length > 0) continue;
        const says = errors.length
          ? errors.map((one) => `${one.rule} ${one.message}`).join('; ')
          : 'no break';
        const description = interactions.find((one) => one.index === index)?.description;
        const codes = peer.filter((one) => interactionOf(one) === index).map((one) => one.code);
        const line = `${name}#${index} "${description}": we say ${says}; they say ${codes.join(', ') || 'no break'}`;
        if (DIFFERENCES[name]?.includes(index)) notes.push(`documented: ${line}`);
        else failures.push(line);
      }
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return {
    name: 'comparator',
    total: folders.length,
    agreed: folders.length - new Set(failures.map((line) => line.split('#')[0])).size,
    failures,
    notes,
  };
};

const interactionOf = (result: PeerResult): number =>
  Number(/interactions\[(\d+)\]/.exec(result.mockDetails?.location ?? '')?.[1] ?? -1);

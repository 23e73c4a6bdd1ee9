import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Contract } from '../../src/pact/model.js';
import { readContract } from '../../src/pact/read.js';
import { loadFile } from '../../src/source/load.js';
import { InputError } from '../../src/source/model.js';
import type { ConformanceOptions, ConformanceResult } from './model.js';

const FOLDERS = ['corpus/pacts', 'conformance/sample-pacts', 'corpus/pairs'];

/** Slower than this is worth a note. */
const SLOW_MS = 200;

function pactFiles(shared: string): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(shared, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json') && !/(^|\/)index\.json$/i.test(file))
      .filter((file) => folder !== 'corpus/pairs' || /(^|\/)pacts\//.test(file))
      .sort()
      .map((file) => join(shared, folder, file)),
  );
}

const allFaults = (contract: Contract) => [
  ...contract.faults,
  ...contract.interactions.flatMap((interaction) => interaction.faults),
];

/** Reads every real pact file: none may crash the reader; whatever it rejects or doubts is counted. */
export async function run({ shared }: ConformanceOptions): Promise<ConformanceResult> {
  const failures: string[] = [];
  const rejected: string[] = [];
  const slow: string[] = [];
  const codes = new Map<string, number>();
  const kinds = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  const files = pactFiles(shared);
  let clean = 0;
  for (const file of files) {
    const name = relative(shared, file);
    const start = performance.now();
    try {
      const contract = readContract(loadFile(file, { cwd: shared }));
      const faults = allFaults(contract);
      if (faults.length === 0) clean += 1;
      for (const { code } of faults) count(codes, code);
      for (const { kind } of contract.interactions) count(kinds, kind);
    } catch (error) {
      if (error instanceof InputError) rejected.push(`${name}: ${error.message}`);
      else failures.push(`${name}: ${String(error)}`);
    }
    const elapsed = performance.now() - start;
    if (elapsed > SLOW_MS) slow.push(`${name}: ${elapsed.toFixed(0)} ms`);
  }
  const table = (map: Map<string, number>) =>
    [...map].sort(([, a], [, b]) => b - a).map(([key, n]) => `${key} ${n}`);
  return {
    name: 'pact-corpus',
    total: files.length,
    agreed: files.length - failures.length,
    failures,
    notes: [
      `without fault ${clean}, with faults ${files.length - clean - rejected.length - failures.length}, no pact ${rejected.length}`,
      `interactions: ${table(kinds).join(', ')}`,
      `faults: ${table(codes).join(', ')}`,
      ...rejected,
      ...slow,
    ],
  };
}

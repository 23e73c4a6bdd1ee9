import { type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one process took. */
export interface Usage {
  /** Seconds from start to end, as the clock on the wall sees it. */
  readonly wall: number;
  /** Seconds of processor time, all threads together: the figure that other load on the machine hardly changes. */
  readonly cpu: number;
  /** Most memory held, in MB. */
  readonly rss: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'concordat-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const preload = join(import.meta.dirname, 'usage.mjs');
let runs = 0;

/** A file name nobody else uses. */
export const scratchFile = (name: string): string => join(scratch, name);

/** Runs a Node program once. Output is thrown away; exit codes 0 and 1 (findings) are both fine. */
export async function measure(args: readonly string[], options: SpawnOptions = {}): Promise<Usage> {
  const file = scratchFile(`usage-${runs++}.json`);
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    stdio: 'ignore',
    ...options,
    env: { ...process.env, BENCH_USAGE: file },
  });
  await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  const wall = (performance.now() - started) / 1000;
  const { cpu, rss }: { cpu: number; rss: number } = JSON.parse(readFileSync(file, 'utf8'));
  return { wall, cpu, rss };
}

/** The least that several runs took: what the program needs, without what others on the machine did. */
export async function least(times: number, args: readonly string[], options?: SpawnOptions): Promise<Usage> {
  let best: Usage = { wall: Infinity, cpu: Infinity, rss: Infinity };
  for (let i = 0; i < times; i++) {
    const { wall, cpu, rss } = await measure(args, options);
    best = {
      wall: Math.min(best.wall, wall),
      cpu: Math.min(best.cpu, cpu),
      rss: Math.min(best.rss, rss),
    };
  }
  return best;
}

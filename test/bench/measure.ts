import { type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one process took. */
export interface Usage {
  /** Seconds from start to end, as the clock on the wall sees it. */
  readonly wall: number;
  /** Seconds of processor time, all threads together. */
  readonly cpu: number;
  /** Most memory held, in MB. */
  readonly rss: number;
}

/** A Node program and where it runs. */
export interface Program {
  readonly args: readonly string[];
  readonly options?: SpawnOptions;
  /** How often it runs in each turn (1): a short run is easily disturbed, and cheap to repeat. */
  readonly repeats?: number;
  /** Done before each run, outside of what is measured. */
  readonly prepare?: () => void;
}

export const scratch = mkdtempSync(join(tmpdir(), 'concordat-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const preload = join(import.meta.dirname, 'usage.cjs');
let runs = 0;

/** A file name nobody else uses. */
export const scratchFile = (name: string): string => join(scratch, name);

/** Runs a program once. Output is thrown away; exit codes 0 and 1 (findings) are both fine. */
export async function measure(program: Program): Promise<Usage> {
  const file = scratchFile(`usage-${runs++}.json`);
  const wall = await clock(program, ['--require', preload], { BENCH_USAGE: file });
  const { cpu, rss }: { cpu: number; rss: number } = JSON.parse(readFileSync(file, 'utf8'));
  return { wall, cpu, rss };
}

/** The same with nothing in the process that counts, which takes some milliseconds itself. */
const time = async (program: Program): Promise<Usage> => ({
  wall: await clock(program, [], {}),
  cpu: Infinity,
  rss: Infinity,
});

async function clock(
  { args, options = {}, prepare }: Program,
  flags: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  prepare?.();
  const started = performance.now();
  const child = spawn(process.execPath, [...flags, ...args], {
    stdio: 'ignore',
    ...options,
    env: { ...process.env, ...env },
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  if (code !== 0 && code !== 1) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return (performance.now() - started) / 1000;
}

/** What a further turn saves at most where the least that runs take is known. */
const SETTLED = 0.02;

/**
 * Several programs in turn, and that so many times: whatever else the machine does meets them all alike. Of each the least that
 * a run took: what the program needs, without what others did to it. As long as a turn still finds less, there are further turns,
 * at most as many again.
 */
export async function sideBySide<K extends string>(
  times: number,
  programs: Readonly<Record<K, Program>>,
): Promise<Readonly<Record<K, Usage>>> {
  const best = {} as Record<K, Usage>;
  const done: Record<string, number> = {};
  let isSettled = false;
  for (let turn = 0; turn < times || (turn < 2 * times && times > 1 && !isSettled); turn++) {
    isSettled = true;
    for (const [name, program] of Object.entries(programs) as [K, Program][]) {
      const before = best[name]?.wall ?? Infinity;
      for (let repeat = 0; repeat < (program.repeats ?? 1); repeat++) {
        // Every other run is only timed.
        const at = done[name] ?? 0;
        done[name] = at + 1;
        const usage = at % 2 === 0 ? await measure(program) : await time(program);
        best[name] = best[name] ? leastOf(best[name], usage) : usage;
      }
      if (best[name].wall < (1 - SETTLED) * before) isSettled = false;
    }
  }
  return best;
}

const leastOf = (a: Usage, b: Usage): Usage => ({
  wall: Math.min(a.wall, b.wall),
  cpu: Math.min(a.cpu, b.cpu),
  rss: Math.min(a.rss, b.rss),
});

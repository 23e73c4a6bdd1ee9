import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { RunOptions } from '../../src/run/run.js';
import { makeFolder } from './folder.js';

/** More than enough text for every thread to be worth its start. */
export const padded = (pact: string): string => pact + ' '.repeat(5_000_000);

/** Longer than any thread takes to start, however busy the machine. */
const PATIENCE_MS = 25_000;

/** What a thread runs that does its work. */
export const WORKER = new URL('worker.mjs', import.meta.url);

/** What a thread runs that behaves as the code says; it has `task`, `take`, `say` and `log`. It never takes the first part. */
export const scripted = (code: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { appendFileSync } from 'node:fs';
      import { parentPort, workerData as task } from 'node:worker_threads';
      const log = (line) => appendFileSync(process.env.THREADS_LOG, line + '\\n');
      const next = new Int32Array(task.next);
      const take = () => {
        while (Atomics.load(next, 0) === 0) Atomics.wait(next, 0, 0, 5);
        return Atomics.add(next, 0, 1);
      };
      const say = (message) => parentPort.postMessage(message);
      process.once('exit', () => log('end'));
      ${code}`)}`,
  );

export interface Crew {
  /** Options of a run: the main thread checks one part, then leaves all it can to the others. */
  readonly options: Pick<RunOptions, 'threads' | 'onProgress'>;
  /** The parts that the others have said something about, in order. */
  readonly parts: () => readonly number[];
  /** How many of the others were there, and have come to an end. */
  readonly ended: () => number;
}

/** Threads beside the main one, as many as asked for, if the pacts are {@link padded}. */
export function makeCrew(helpers = 1, script: URL = WORKER): Crew {
  const file = join(makeFolder().cwd, 'threads.log');
  vi.stubEnv('THREADS_LOG', file);
  onTestFinished(() => void vi.unstubAllEnvs());
  const lines = (): string[] => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);
  const ended = () => lines().filter((line) => line === 'end').length;
  return {
    options: {
      threads: { script, most: helpers + 1 },
      onProgress() {
        // The other threads go on while this one sleeps.
        const sleeper = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
        for (const start = Date.now(); ended() < helpers; Atomics.wait(sleeper, 0, 0, 10))
          if (Date.now() - start > PATIENCE_MS)
            throw new Error('the other threads do not come to an end, or are not there');
      },
    },
    parts: () =>
      lines()
        .flatMap((line) => /^part (\d+)$/.exec(line)?.[1] ?? [])
        .map(Number)
        .sort((a, b) => a - b),
    ended,
  };
}

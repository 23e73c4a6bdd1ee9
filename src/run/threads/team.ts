import { Worker } from 'node:worker_threads';
import { type Message, type Task, take } from './model.js';

/** Threads that work on the parts together with the one that started them. */
export interface Team {
  /** Takes the next part for the calling thread. */
  readonly take: () => number | undefined;
  /**
   * What the others said, once they have nothing left to do. Parts that a thread took and said nothing about, because it
   * failed, are missing.
   */
  readonly finish: () => Promise<ReadonlyMap<number, Message>>;
  readonly stop: () => void;
}

/** A thread that works alone. */
export function teamOfOne(parts: readonly unknown[]): Team {
  let next = 0;
  return {
    take: () => (next < parts.length ? next++ : undefined),
    finish: async () => new Map(),
    stop: () => {},
  };
}

/** @param script What a thread runs; it calls `work` of worker.ts. */
export function startTeam(task: Omit<Task, 'next'>, helpers: number, script: URL | string): Team {
  const shared: Task = { ...task, next: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
  const said = new Map<number, Message>();
  const workers = Array.from({ length: helpers }, () => new Worker(script, { workerData: shared }));
  const ended = workers.map(
    (worker) =>
      new Promise<void>((resolve) => {
        worker.on('message', (message: Message) => said.set(message.part, message));
        // What it left undone is done by the thread that started it.
        worker.on('error', () => resolve());
        worker.on('exit', () => resolve());
      }),
  );
  return {
    take: () => take(shared),
    async finish() {
      await Promise.all(ended);
      return said;
    },
    stop() {
      for (const worker of workers) void worker.terminate();
    },
  };
}

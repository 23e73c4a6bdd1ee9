import { type Message, type Task, take } from './model.js';
import { nodeThreads } from './node-threads.js';

/** Threads that work on the parts together with the one that started them. */
export interface Team {
  /** Takes the next part for the calling thread. */
  readonly take: () => number | undefined;
  /**
   * What the others said, once they have told all their parts or come to an end. Parts that a thread took and said nothing
   * about, because it failed, are missing. Nobody waits for the threads themselves: they are stopped.
   */
  readonly finish: () => Promise<ReadonlyMap<number, Message>>;
  /** Ends the others, whatever they do. */
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
  const { Worker } = nodeThreads();
  const shared: Task = { ...task, next: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
  const said = new Map<number, Message>();
  let own = 0;
  const isComplete = (): boolean => said.size + own === task.parts.length;
  const workers = Array.from({ length: helpers }, () => new Worker(script, { workerData: shared }));
  const stop = (): void => {
    for (const worker of workers) void worker.terminate();
  };
  const complete = new Promise<void>((resolve) => {
    for (const worker of workers)
      worker.on('message', (message: Message) => {
        said.set(message.part, message);
        if (isComplete()) resolve();
      });
  });
  const ended = workers.map(
    (worker) =>
      new Promise<void>((resolve) => {
        // What it left undone is done by the thread that started it.
        worker.on('error', () => resolve());
        worker.on('exit', () => resolve());
      }),
  );
  return {
    take() {
      const part = take(shared);
      if (part !== undefined) own++;
      return part;
    },
    async finish() {
      if (!isComplete()) await Promise.race([complete, Promise.all(ended)]);
      stop();
      return said;
    },
    stop,
  };
}

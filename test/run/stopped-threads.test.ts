import { once } from 'node:events';
import { createRequire } from 'node:module';
import type * as Threads from 'node:worker_threads';
import { afterAll, afterEach, expect, it } from 'vitest';
import { run } from '../../src/run/run.js';
import { makeCrew, padded, scripted } from './crew.js';
import { makeFolder, saidBy } from './folder.js';
import { FILES, ORDER, pactOf, USER } from './inputs.js';

/** Every thread that was started, to see what becomes of it. */
const started: Threads.Worker[] = [];

// It is loaded when first needed, past the modules that a mock would replace.
const threads: { Worker: typeof Threads.Worker } = createRequire(import.meta.url)('node:worker_threads');
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(...args: ConstructorParameters<typeof Threads.Worker>) {
    super(...args);
    started.push(this);
  }
};

afterAll(() => {
  threads.Worker = Worker;
});

afterEach(async () => {
  for (const worker of started.splice(0)) await worker.terminate();
});

/** A small pact, which the main thread takes, the parts of a large one, and another small one. */
const PROJECT = { ...FILES, 'pacts/large.json': padded(pactOf('large', [USER, ORDER])) };

const FOREVER = 'setInterval(() => {}, 1000);';

const hasEnded = async (worker: Threads.Worker): Promise<void> => {
  if (worker.threadId !== -1) await once(worker, 'exit');
};

it('threads are stopped when the check fails', async () => {
  const { cwd } = makeFolder(PROJECT);
  const failing = run({
    cwd,
    pacts: ['pacts'],
    threads: { script: scripted(FOREVER), most: 3 },
    onProgress() {
      throw new Error('nobody listens');
    },
  });
  await expect(failing).rejects.toThrow('nobody listens');
  expect(started).toHaveLength(2);
  await Promise.all(started.map(hasEnded));
});

it('threads are stopped when the documents cannot be read', async () => {
  const { cwd } = makeFolder({ ...PROJECT, 'openapi.yaml': 'openapi: [' });
  await run({ cwd, pacts: ['pacts'], threads: { script: scripted(FOREVER), most: 2 } });
  expect(started).toHaveLength(1);
  await Promise.all(started.map(hasEnded));
});

it('threads that have told all their parts are not waited for', async () => {
  const { cwd } = makeFolder(PROJECT);
  // The crew takes its parts, and says that it has come to an end, but does not.
  const telling = `
    for (let at = take(); at < task.parts.length; at = take()) say({ part: at, references: [], record: '' });
    log('end');`;
  const crew = makeCrew(2, scripted(telling + FOREVER));
  const together = await run({ cwd, pacts: ['pacts'], ...crew.options });
  expect(started).toHaveLength(2);
  await Promise.all(started.map(hasEnded));
  expect(saidBy(together)).toEqual(saidBy(await run({ cwd, pacts: ['pacts'] })));
});

it('threads that are not needed any more are not waited for', async () => {
  const { cwd } = makeFolder(PROJECT);
  // By the time they start, the main thread has done everything.
  await run({ cwd, pacts: ['pacts'], threads: { script: scripted(FOREVER), most: 2 } });
  expect(started).toHaveLength(1);
  await Promise.all(started.map(hasEnded));
});

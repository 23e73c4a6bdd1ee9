/** What other threads run in tests: the work itself, from source. Keeps a log of what it does. */
import { appendFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

const log = (line) => appendFileSync(process.env.THREADS_LOG, `${line}\n`);
const post = parentPort.postMessage.bind(parentPort);
parentPort.postMessage = (message) => {
  post(message);
  log(`part ${message.part}`);
};

register();
const { work } = await import('../../src/run/threads/worker.ts');
await work();
log('end');

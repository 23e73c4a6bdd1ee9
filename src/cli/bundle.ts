/** What the bundle offers: the command line to launch.ts, and what its other threads do to thread.ts. */
export { work } from '../run/threads/worker.js';
export { start } from './start.js';

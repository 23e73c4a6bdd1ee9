/** What the bundle offers to launch.ts: the command line, and what its other threads do. */
export { work } from '../run/threads/worker.js';
export { start } from './start.js';

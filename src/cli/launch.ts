#!/usr/bin/env node
/**
 * Starts what is installed, in the main thread and in the others: one bundle, with the code that V8 compiled for it in an
 * earlier run. Compiling the bundle anew takes longer than checking a small document.
 */
import './engine.js';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { codeOf } from './compiled-code.js';

const BUNDLE = join(import.meta.dirname, 'concordat.cjs');

const source = readFileSync(BUNDLE, 'latin1');
const code = codeOf(BUNDLE, source);
const script = new Script(source, {
  filename: BUNDLE,
  cachedData: code.read(),
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
const module = { exports: {} as typeof import('./bundle.js') };
script.runInThisContext()(module.exports, createRequire(BUNDLE), module, BUNDLE, dirname(BUNDLE));
const { start, work } = module.exports;
if (isMainThread) {
  const { size, mtimeMs } = statSync(BUNDLE);
  start({ script: import.meta.filename, build: `${size} ${mtimeMs}` });
  if (script.cachedDataRejected !== false) process.once('exit', () => code.keep(script));
} else void work();

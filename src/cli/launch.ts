#!/usr/bin/env node
/** Starts what is installed. */
import './engine.js';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { loadBundle } from './load-bundle.js';

const { file, exports, keepCode } = loadBundle();
const { size, mtimeMs } = statSync(file);
exports.start({ script: join(import.meta.dirname, 'thread.cjs'), build: `${size} ${mtimeMs}` });
process.once('exit', keepCode);

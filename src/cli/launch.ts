#!/usr/bin/env node
/** Starts what is installed. */
import './engine.js';
import { join } from 'node:path';
import { loadBundle } from './load-bundle.js';

const { build, exports, keepCode } = loadBundle();
exports.start({ script: join(import.meta.dirname, 'thread.cjs'), build });
process.once('exit', keepCode);

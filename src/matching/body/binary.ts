import { applyBytesRules } from '../apply.js';
import { count } from '../words.js';
import type { BodyComparator } from './model.js';
import { compareWhole } from './whole.js';

/** Binary bodies are compared byte by byte, or by the rule at `$` (docs/pact.md section 7.9). */
export const compareBinary: BodyComparator = (expected, actual, context) =>
  compareWhole(expected, actual, context, {
    shown: (bytes) => count(bytes.length, 'byte'),
    apply: applyBytesRules,
  });

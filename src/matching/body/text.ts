import { applyTextRules } from '../apply.js';
import { quoted } from '../words.js';
import type { BodyComparator } from './model.js';
import { compareWhole } from './whole.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text is compared as a whole, trailing newline included; only a rule at `$` counts (docs/pact.md section 7.5). */
export const compareText: BodyComparator = (expected, actual, context) =>
  compareWhole(expected, actual, context, {
    shown: (bytes) => quoted(decoder.decode(bytes)),
    apply: (rules, example, body, policy) =>
      applyTextRules(rules, decoder.decode(example), decoder.decode(body), policy),
  });

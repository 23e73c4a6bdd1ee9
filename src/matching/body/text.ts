import { utf8TextWithMark } from '../../text/utf8.js';
import { applyTextRules } from '../apply.js';
import { quoted } from '../words.js';
import type { BodyComparator } from './model.js';
import { compareWhole } from './whole.js';

/** Text is compared as a whole, trailing newline included; only a rule at `$` counts (docs/pact.md section 7.5). */
export const compareText: BodyComparator = (expected, actual, context) =>
  compareWhole(expected, actual, context, {
    shown: (bytes) => quoted(utf8TextWithMark(bytes)),
    apply: (rules, example, body, policy) =>
      applyTextRules(rules, utf8TextWithMark(example), utf8TextWithMark(body), policy),
  });

import { compileRegex } from '../../regex/compile.js';
import { BUDGET_REASON } from '../../regex/model.js';
import { checkStringFormat } from '../formats.js';
import type { Schema } from '../model.js';
import { type Context, doubt, fail } from './context.js';
import { both, type Outcome, VALID } from './outcome.js';

/** Keywords for strings: lengths in code points, `pattern`, formats. */
export function stringKeywords(context: Context, schema: Schema, value: string): Outcome {
  const { minLength, maxLength, pattern, format } = schema;
  let outcome: Outcome = VALID;
  if (minLength !== undefined && value.length < 2 * minLength && codePoints(value) < minLength)
    outcome = fail(context, schema, 'minLength', minLength, value);
  if (maxLength !== undefined && value.length > maxLength && codePoints(value) > maxLength)
    outcome = fail(context, schema, 'maxLength', maxLength, value);
  if (pattern !== undefined) {
    const matches = matchesPattern(pattern, value);
    if (matches === false) outcome = fail(context, schema, 'pattern', pattern, value);
    else if (matches === undefined) outcome = both(outcome, doubt(context, schema, whyUndecided(pattern)));
  }
  if (context.formats && format !== undefined && checkStringFormat(format, value) === false)
    outcome = fail(context, schema, 'format', format, value);
  return outcome;
}

/** Does the pattern (ECMA-262) occur in the text? Undefined: cannot be told. */
export const matchesPattern = (pattern: string, text: string): boolean | undefined =>
  compileRegex(pattern, 'ecma').test(text);

export const whyUndecided = (pattern: string): string =>
  compileRegex(pattern, 'ecma').reason ?? BUDGET_REASON;

/** Length in code points (RFC 8259 characters); a surrogate pair is one. */
export function codePoints(text: string): number {
  let length = text.length;
  for (let i = 0; i + 1 < text.length; i++)
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      length--;
      i++;
    }
  return length;
}

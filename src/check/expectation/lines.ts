import { compileRegex } from '../../regex/index.js';
import type { Expectation } from '../../schema/solver/index.js';

/** Texts of several lines, in the dialect of matching rules. */
export const SEVERAL_LINES = '[\\s\\S]*[\\n\\r][\\s\\S]*';

/** Texts of one line. */
export const oneLine = (): Expectation => ({ kind: 'text', regex: compileRegex('^[^\\n\\r]*$', 'ecma') });

/** `.*` is written for any text, although it does not match line breaks: whether there are any is left to the state. */
export const severalLines = (): Expectation => ({
  kind: 'text',
  regex: compileRegex(SEVERAL_LINES, 'pact'),
});

export const hasLineBreak = (text: unknown): boolean => typeof text === 'string' && /[\n\r]/.test(text);

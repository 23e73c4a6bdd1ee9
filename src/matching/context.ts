import type { PathRule } from '../pact/rules.js';
import type { Policy } from './policy.js';

/** Requests are strict (no unexpected keys), responses and messages lenient (docs/pact.md section 5). */
export type Strictness = 'request' | 'response';

/** What every body comparator is given besides the two bodies. */
export interface BodyContext {
  readonly strictness: Strictness;
  /** The body rules; select with `selectRules` of rule-selection.ts. */
  readonly rules: readonly PathRule[];
  readonly policy: Policy;
  /** Effective content types of both sides as text, parameters included; undefined when unknown. */
  readonly expectedType: string | undefined;
  readonly actualType: string | undefined;
}

import type { Automaton } from './automaton/automaton.js';

/**
 * `ecma`: JSON Schema `pattern`, ECMA-262, found anywhere in the text.
 * `pact`: Ruby syntax as the Rust verifier's Oniguruma reads it, the whole text must match (docs/pact.md 8.3).
 */
export type RegexDialect = 'ecma' | 'pact';

/** A pattern that can be asked about texts; never throws, never hangs. */
export interface CompiledRegex {
  readonly pattern: string;
  readonly dialect: RegexDialect;
  /** `whole`: the text must match from start to end; `search`: anywhere. */
  readonly extent: 'whole' | 'search';
  /** The equivalent ECMAScript source (without anchors for the extent), undefined when there is none. */
  readonly source: string | undefined;
  /** Flags of {@link source}: `v`, `vi`, `u` or none. */
  readonly flags: string;
  /** Why no text can be decided, or why the pattern matches nothing; undefined for a usable pattern. */
  readonly reason: string | undefined;
  /** True when the pattern is malformed in its own dialect (a verifier rejects every text). */
  readonly invalid: boolean;
  /** Of a pattern that is written here and not in an input: to build one from a pattern takes as long as to check an interaction. */
  readonly automaton?: Automaton;
  /** Does the text match? Undefined: cannot be told ({@link reason}, else {@link BUDGET_REASON}). */
  test(text: string): boolean | undefined;
}

/** Why `test` answers undefined for one text although the pattern itself is usable. */
export const BUDGET_REASON = 'the regular expression needs too many steps on this text';

import type { Severity } from '../check/model.js';
import type { Location } from '../source/model.js';

/** What configuration may set a rule to; `off` drops its findings. */
export type RuleLevel = Severity | 'off';

/** Levels by rule id or by prefix pattern (`response.body.*`). An exact id wins over a pattern, a longer pattern over a shorter one. */
export type RuleLevels = Readonly<Record<string, RuleLevel>>;

/** Selects interactions. A missing key selects all; `*` in a value stands for any text. */
export interface Selector {
  readonly consumer?: string;
  /** `GET /users/{id}`. */
  readonly operation?: string;
  /** The interaction's description. */
  readonly interaction?: string;
}

/** Other rule levels for some interactions. The last override that names a rule wins. */
export interface Override extends Selector {
  readonly rules: RuleLevels;
}

/** Findings that somebody decided to live with, and why. */
export interface Ignore extends Selector {
  /** A rule id or pattern. */
  readonly rule?: string;
  readonly fingerprint?: string;
  readonly reason: string;
  /** ISO date; from the day after, the ignore no longer works and is reported. */
  readonly expires?: string;
  /** Where it is configured, for findings about the ignore itself. */
  readonly location?: Location;
}

/** One finding that was there when a baseline was written. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** Whose interaction it is about, and which; for people. Absent for findings about whole files. */
  readonly consumer?: string;
  readonly interaction?: string;
  /** The places it reaches, where its cause may reach more: a finding that reaches another one is not covered. */
  readonly places?: readonly string[];
  readonly reason: string;
  /** ISO date; from the day after, the entry no longer works and is reported. */
  readonly expires?: string;
}

export interface Policy {
  readonly rules: RuleLevels;
  readonly overrides: readonly Override[];
  readonly ignores: readonly Ignore[];
  /** ISO date of the run; expiry is compared with it. */
  readonly today: string;
  /** Not everything was looked at (filters, unreadable inputs): an unused ignore then proves nothing. */
  readonly partial?: boolean;
  /** Only findings whose fingerprint begins so. */
  readonly only?: string | undefined;
  /** Findings known from before; undefined: there is no baseline. */
  readonly baseline?: readonly BaselineEntry[] | undefined;
}

/** From which severity on the run fails. */
export type FailOn = Severity | 'never';

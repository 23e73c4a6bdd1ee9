import type { Coverage } from '../check/coverage/model.js';
import type { Certainty, Exchange, Obligation, Severity, Verdict, VerdictCertainty } from '../check/model.js';
import type { JsonValue } from '../json/value.js';

/** The report contract (schemas/report.schema.json), stable within `schemaVersion`. Plain data: what `--format json` prints. */
export interface Report {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: 'concordat'; readonly version: string };
  readonly seed: number;
  readonly summary: ReportSummary;
  /** About whole documents, pact files or the run. */
  readonly findings: readonly ReportFinding[];
  readonly contracts: readonly ReportContract[];
  /** What the pacts use of the documents; with `--coverage`. */
  readonly coverage?: readonly Coverage[];
}

export interface ReportSummary {
  readonly contracts: number;
  readonly interactions: number;
  readonly satisfied: number;
  readonly atRisk: number;
  readonly unsatisfied: number;
  readonly undecided: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Compared with an older document: how many of the findings are new. */
  readonly newFindings?: Readonly<Record<Severity, number>>;
  /** Findings an ignore covers or of a rule that is `off`; they are not among `findings`. Absent where there are none. */
  readonly ignored?: number;
  /** Findings the baseline knows; they are not among `findings`. */
  readonly baselined?: number;
}

export interface ReportContract {
  readonly file: string;
  readonly consumer: string;
  readonly provider: string;
  readonly findings: readonly ReportFinding[];
  readonly interactions: readonly ReportInteraction[];
}

export interface ReportInteraction {
  readonly description: string;
  readonly providerStates: readonly string[];
  readonly index: number;
  readonly pending: boolean;
  readonly operation?: { readonly method: string; readonly path: string };
  readonly verdict: Verdict;
  /** How sure the verdict is; absent where nothing was searched. */
  readonly certainty?: VerdictCertainty;
  readonly witness?: Exchange;
  readonly obligations: readonly Obligation[];
  readonly findings: readonly ReportFinding[];
}

export interface ReportFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly message: string;
  readonly help?: string;
  /** 12 hex digits over rule, consumer, interaction and identity; no line numbers. */
  readonly fingerprint: string;
  readonly pact?: ReportLocation;
  readonly spec?: ReportLocation;
  readonly expected?: JsonValue;
  readonly actual?: JsonValue;
  readonly places?: readonly string[];
  readonly counterexample?: Exchange;
  /** Compared with an older document (`--base`): false for what it had already. */
  readonly new?: boolean;
}

/** 1-based line and column; the end is exclusive. */
export interface ReportLocation {
  readonly file: string;
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

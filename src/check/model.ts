import type { JsonValue } from '../json/value.js';
import type { Operation } from '../openapi/model.js';
import type { Contract, Interaction, ProviderState } from '../pact/model.js';
import type { Severity, Verdict } from '../rules/model.js';
import type { RuleId } from '../rules/table.js';
import type { Location } from '../source/model.js';
import type { Coverage } from './coverage/model.js';

export type { Severity, Verdict };

/** `proved`: by structure; `witnessed`: by a concrete value both judges confirmed; `sampled`: N cases, none failed. */
export type Certainty = 'proved' | 'witnessed' | 'sampled';

/** One statement about one interaction, contract or document. Immutable data: policies map findings to findings. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** What was expected and what was found: lower case start, no full stop, stands alone. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly help: string | undefined;
  readonly pact: Location | undefined;
  readonly spec: Location | undefined;
  readonly expected: JsonValue | undefined;
  readonly actual: JsonValue | undefined;
  readonly counterexample: Exchange | undefined;
  /** Places that share this finding's cause and were folded into it, as words (`$.items[*].name`). */
  readonly places: readonly string[];
  /** What makes this finding the same one tomorrow, without line numbers: rule, places, names. Input of the fingerprint. */
  readonly identity: readonly string[];
  /**
   * What it says place by place, where the identity names a cause in the document that may reach further places tomorrow: it is
   * known from before only where all of these were. Absent: the identity says it all.
   */
  readonly reaches?: readonly string[] | undefined;
  /** Compared with an older document: whether the finding is new. Absent when nothing was compared. */
  readonly isNew?: boolean;
}

/** A concrete HTTP exchange in the form reports print. */
export interface Exchange {
  readonly request: PrintedRequest | undefined;
  readonly response: PrintedResponse | undefined;
}

export interface PrintedRequest {
  readonly method: string;
  /** Path with its query, percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON document, or the text, or undefined for no body. Binary bodies are base64 text with `base64: true`. */
  readonly body: JsonValue | undefined;
  readonly base64?: boolean;
}

export interface PrintedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue | undefined;
  readonly base64?: boolean;
}

/** What only data can decide and the provider state must therefore guarantee (docs/design.md 4.4). */
export interface Obligation {
  /** Names of the provider states it belongs to; empty: no state is given. */
  readonly states: readonly string[];
  /** Where in the response: `status`, `header X`, or a path expression of the body. */
  readonly place: string;
  /** `is 42`, `is not empty`, `matches ^A`. */
  readonly demand: string;
}

/** `proved`: the solver settled it; `sampled`: that many generated cases found nothing further. */
export type VerdictCertainty =
  | { readonly kind: 'proved' }
  | { readonly kind: 'sampled'; readonly cases: number; readonly reason: string };

/** What a result keeps of its interaction. */
export interface InteractionName
  extends Pick<Interaction, 'kind' | 'index' | 'pointer' | 'description' | 'pending'> {
  readonly providerStates: readonly Pick<ProviderState, 'name'>[];
}

export interface InteractionResult {
  readonly interaction: InteractionName;
  /** The operation it was compared with; undefined when none was found. */
  readonly operation: Pick<Operation, 'method' | 'template'> | undefined;
  readonly verdict: Verdict;
  /** How sure a `satisfied` or `at-risk` verdict is; undefined where nothing was searched. */
  readonly certainty: VerdictCertainty | undefined;
  readonly findings: readonly Finding[];
  readonly witness: Exchange | undefined;
  readonly obligations: readonly Obligation[];
}

/** A result whose interaction is at hand. */
export interface ResultOfInteraction extends InteractionResult {
  readonly interaction: Interaction;
}

/** A result as the check itself has it, with all that it is about. */
export interface CheckedInteraction extends ResultOfInteraction {
  readonly operation: Operation | undefined;
}

export interface ContractResult {
  readonly contract: Pick<Contract, 'source' | 'consumer' | 'provider'>;
  /** About the file as a whole. */
  readonly findings: readonly Finding[];
  readonly interactions: readonly InteractionResult[];
}

/** A result as the check itself has it, with all that it is about. */
export interface CheckedContract extends ContractResult {
  readonly contract: Contract;
  readonly interactions: readonly CheckedInteraction[];
}

/** The outcome of a run, before it is turned into the report contract. */
export interface CheckResult {
  readonly seed: number;
  /** About the documents. */
  readonly findings: readonly Finding[];
  readonly contracts: readonly ContractResult[];
  /** What the pacts use of the documents; only when it was asked for. */
  readonly coverage?: readonly Coverage[];
  /** Whether an older document was checked, too, so that findings know whether they are new. */
  readonly isCompared?: boolean;
  /** How many findings an ignore covers or are of a rule that is `off`: they are gone. Absent where there are none. */
  readonly ignored?: number;
  /** What a baseline did; absent without one. */
  readonly baseline?: BaselineUse;
}

/** Fingerprints of baseline entries by what became of them. */
export interface BaselineUse {
  /** Their findings were dropped. */
  readonly known: readonly string[];
  /** No finding has them. */
  readonly unused: readonly string[];
}

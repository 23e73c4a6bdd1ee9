import type { Operation } from '../../openapi/model.js';
import type { Contract, HttpInteraction } from '../../pact/model.js';
import type { Finding, Obligation, VerdictCertainty } from '../model.js';
import type { CheckOptions } from '../options.js';
import type { WireRequest, WireResponse } from '../wire.js';

/** What the document promises about the response an interaction expects. */
export interface ResponseAssessment {
  readonly findings: readonly Finding[];
  readonly certainty: VerdictCertainty | undefined;
  /** A complete response that the document permits and the pact accepts. */
  readonly witness: WireResponse | undefined;
  readonly obligations: readonly Obligation[];
}

/** Where nothing is known of what the provider answers, or it answers before it comes to that. */
export const NOTHING_PROMISED: ResponseAssessment = {
  findings: [],
  certainty: undefined,
  witness: undefined,
  obligations: [],
};

/** The exchange of the pact's own example. */
export interface Example {
  readonly request: WireRequest;
  readonly response: WireResponse;
  /** Whether it is certain that the rules accept the response. */
  readonly accepted: boolean;
}

/** What every answer to one interaction is assessed with. */
export interface AnswerContext {
  readonly contract: Contract;
  readonly interaction: HttpInteraction;
  readonly operation: Operation;
  readonly shown: Example;
  readonly options: CheckOptions;
}

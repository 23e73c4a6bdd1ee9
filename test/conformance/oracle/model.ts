import type { JsonObject } from '../../../src/json/value.js';
import type { Part } from '../matching/one-interaction.js';

/** An expectation and what arrives, for the real verifier and for us. */
export interface Case {
  /** What the case is about, for the counts. */
  readonly family: string;
  readonly part: Part;
  readonly spec: string;
  /** The expected part as it stands in a pact file of that version. */
  readonly expected: JsonObject;
  /** `{status, headers, body}`, `{method, path, query, headers, body}` or `{contentType, metadata, body}`. */
  readonly actual: JsonObject;
}

/** `refused`: the verifier could not load the pact or broke down. */
export type OracleVerdict = 'match' | 'mismatch' | 'refused';

export interface OracleAnswer {
  readonly verdict: OracleVerdict;
  /** The verifier's own words, for the report of a disagreement. */
  readonly words: string;
}

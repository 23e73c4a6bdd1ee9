/** Which parts of a provider's document its consumers' pacts exercise (docs/design.md 4.5): information, never a finding. */
export interface Coverage {
  /** The document, as named in the report. */
  readonly document: string;
  /** In document order; an operation that no pact calls has no consumers and no details. */
  readonly operations: readonly OperationCoverage[];
}

export interface OperationCoverage {
  readonly method: string;
  readonly path: string;
  /** Names of the consumers that call it, sorted. */
  readonly consumers: readonly string[];
  readonly details?: OperationDetails;
}

export interface OperationDetails {
  /** `query q`, `header X-Trace`. */
  readonly parameters: readonly CoveredItem[];
  readonly requestMediaTypes: readonly CoveredItem[];
  readonly statuses: readonly CoveredItem[];
  /** `200 application/json`. */
  readonly responseMediaTypes: readonly CoveredItem[];
  /** Fields of the response bodies that the document declares: `200 $.items[*].name`. */
  readonly fields: readonly CoveredItem[];
}

/** One declared thing and the consumers that use it, sorted; nobody: empty. */
export interface CoveredItem {
  readonly name: string;
  readonly consumers: readonly string[];
}

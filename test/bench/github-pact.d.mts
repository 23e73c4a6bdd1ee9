/** A pact with one interaction per operation, built from the examples of a document. */
export function buildPact(document: unknown): {
  readonly interactions: readonly { readonly description: string }[];
};

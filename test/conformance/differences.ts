/** Fixture → interactions where our verdict differs from openapi-pact-comparator's; the reasons are in docs/differences.md. */
export const DIFFERENCES: Readonly<Record<string, readonly number[]>> = {};

/** Fixture → interactions where our verdict differs from openapi-pact-comparator's; the reasons are in docs/differences.md. */
export const DIFFERENCES: Readonly<Record<string, readonly number[]>> = {
  'base-path': [0],
  'example-petstore-invalid': [1],
  'example-petstore-valid': [0],
  'if-then-else': [2, 3],
  references: [6],
  'request-parameters-header': [10],
  'request-parameters-path-case-sensitivity': [0, 1, 2],
  'request-parameters-path-extra': [8, 9, 10, 11],
  'request-parameters-query': [1],
  'request-security': [16, 17],
  'response-body': [4],
  'response-content-negotiation-swagger2': [2],
};

import type { DescriptionFault } from './model.js';

interface FaultKind {
  readonly severity: DescriptionFault['severity'];
  /** One line: what it means. */
  readonly summary: string;
}

/**
 * Everything that can be wrong in a document without stopping the check. A code is the last part of the rule `spec.<code>`.
 * All are warnings: what an interaction really needs and cannot use makes that interaction undecided.
 */
export const FAULTS = {
  invalid: { severity: 'warning', summary: 'the document does not conform to its OpenAPI version' },
  syntax: { severity: 'warning', summary: 'the document deviates from JSON or YAML syntax' },
  'reference.broken': { severity: 'warning', summary: 'a $ref that cannot be followed' },
  'reference.remote': { severity: 'warning', summary: 'a remote $ref that was not followed' },
  'path.duplicate': { severity: 'warning', summary: 'two path templates that match the same paths' },
  'path.malformed': { severity: 'warning', summary: 'a path template or path item that cannot be read' },
  'operation.malformed': { severity: 'warning', summary: 'a part of an operation that cannot be read' },
  'parameter.malformed': { severity: 'warning', summary: 'a parameter definition that cannot be read' },
  'security.undefined': {
    severity: 'warning',
    summary: 'a security scheme that is not defined or not readable',
  },
} as const satisfies Record<string, FaultKind>;

export type FaultCode = keyof typeof FAULTS;

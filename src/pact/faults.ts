import type { JsonPointer } from '../json/pointer.js';
import type { PactFault } from './model.js';

interface FaultKind {
  /** `error` keeps the interaction (or file) from being read. */
  readonly severity: PactFault['severity'];
  readonly description: string;
}

/** Every kind of fault a pact file can have; the rule id is `pact.<code>`. */
export const FAULTS = {
  malformed: {
    severity: 'error',
    description: 'An interaction, or the list of interactions, cannot be read.',
  },
  syntax: {
    severity: 'warning',
    description: 'The JSON text is not strictly valid; other pact tools may reject it.',
  },
  'type.unknown': {
    severity: 'warning',
    description: 'An interaction of a type that no specification defines.',
  },
  'field.missing': { severity: 'warning', description: 'A field is missing and its default is used.' },
  'field.type': {
    severity: 'warning',
    description: 'A field has an unexpected type; its evident meaning is used.',
  },
  provider: { severity: 'info', description: 'The file does not name its provider.' },
  consumer: { severity: 'info', description: 'The file does not name its consumer.' },
  version: { severity: 'warning', description: 'The specification version cannot be understood.' },
  path: { severity: 'warning', description: 'The request path is not an absolute path without query.' },
  'query.malformed': {
    severity: 'warning',
    description: 'The query does not have the form its version prescribes.',
  },
  'body.encoding': {
    severity: 'warning',
    description: 'The body is not encoded the way its content type or wrapper says.',
  },
  'rule.malformed': { severity: 'warning', description: 'A matching rule does not have the required form.' },
  'rule.unknown': {
    severity: 'warning',
    description: 'A matching rule names a matcher that no specification defines.',
  },
  'rule.path.invalid': {
    severity: 'warning',
    description: 'The path expression of a rule or generator cannot be read.',
  },
  'rule.category.unknown': {
    severity: 'warning',
    description: 'Matching rules stand in an unknown category.',
  },
  'generator.malformed': { severity: 'warning', description: 'A generator does not have the required form.' },
  'dsl.unprocessed': {
    severity: 'warning',
    description: 'Matcher objects of a pact DSL were saved as data instead of example and rules.',
  },
  duplicate: { severity: 'info', description: 'An interaction stands in the file more than once.' },
  identity: {
    severity: 'info',
    description:
      'Interactions with different requests share their description and provider states, or their key.',
  },
  conflict: {
    severity: 'warning',
    description: 'The same request under the same provider states is answered in two ways.',
  },
  'exact-values': {
    severity: 'info',
    description: 'A response body is expected exactly as in the example: it has no rules.',
  },
  'state.vague': { severity: 'info', description: 'A provider state does not say what it sets up.' },
} as const satisfies Record<string, FaultKind>;

export type FaultCode = keyof typeof FAULTS;

/** A fault with the default severity of its code. */
export const fault = (
  code: FaultCode,
  pointer: JsonPointer,
  message: string,
  offset?: number,
): PactFault => ({
  code,
  severity: FAULTS[code].severity,
  pointer,
  ...(offset !== undefined && { offset }),
  message,
});

/** Where readers report what they find odd; the caller decides which interaction it belongs to. */
export type ReportFault = (code: FaultCode, pointer: JsonPointer, message: string, offset?: number) => void;

/** A list of faults and the function that appends to it. */
export function collectFaults(): { readonly faults: PactFault[]; readonly report: ReportFault } {
  const faults: PactFault[] = [];
  return { faults, report: (...about) => void faults.push(fault(...about)) };
}

/** The usual remark on what a reader of this project tolerates and the reference implementation does not. */
export const REJECTED_BY_VERIFIERS = 'Verifiers built on the Rust core reject the whole file because of it.';

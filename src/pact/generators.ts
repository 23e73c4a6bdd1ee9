import type { JsonPointer } from '../json/pointer.js';
import type { JsonValue } from '../json/value.js';
import type { PathToken } from './rules.js';

/** The generators of one request, response or message (docs/pact.md section 10). */
export interface GeneratorSet {
  readonly path: Generator | undefined;
  readonly method: Generator | undefined;
  readonly status: Generator | undefined;
  readonly query: ReadonlyMap<string, Generator>;
  /** By header name in lower case. */
  readonly header: ReadonlyMap<string, Generator>;
  readonly metadata: ReadonlyMap<string, Generator>;
  readonly body: readonly PathGenerator[];
}

export interface PathGenerator {
  readonly text: string;
  readonly path: readonly PathToken[];
  readonly generator: Generator;
}

/** Types of generators that specifications define (docs/pact.md section 10), and the name of one in a table of theirs. */
export const GENERATOR_TYPES = [
  'RandomInt',
  'RandomDecimal',
  'RandomHexadecimal',
  'RandomString',
  'RandomBoolean',
  'Boolean',
  'Regex',
  'Uuid',
  'Date',
  'Time',
  'DateTime',
  'ProviderState',
  'MockServerURL',
  'ArrayContains',
] as const;

export type GeneratorType = (typeof GENERATOR_TYPES)[number];

/** One generator: its `type` as written and its other attributes. */
export interface Generator {
  readonly type: string;
  readonly attributes: Readonly<Record<string, JsonValue>>;
  readonly pointer: JsonPointer;
}

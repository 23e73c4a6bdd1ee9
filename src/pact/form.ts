import type { SourceFile } from '../source/model.js';
import type { PactVersion } from './model.js';

/** How the interactions of a file are written. */
export interface PactForm {
  readonly version: PactVersion;
  /**
   * Whether the text of the file shows that no example in it holds a matcher object of a DSL, nor anything that a parser of JSON
   * may refuse; false: each has to be looked at.
   */
  readonly isPlain: boolean;
  /** Whether it shows at least the latter. */
  readonly isSound: boolean;
}

/** Levels of nesting that verifiers read (docs/pact.md section 1). */
export const VERIFIER_DEPTH = 127;

/** Members by which the matcher objects of DSLs are known (docs/pact.md section 14). */
const MARKS = ['json_class', 'pact:matcher:type', 'pact:generator:type'];

export function formOf({ layout }: SourceFile, version: PactVersion): PactForm {
  const isSound = layout !== undefined && !layout.isDisguised && layout.depth <= VERIFIER_DEPTH;
  return {
    version,
    isSound,
    isPlain: isSound && !MARKS.some((mark) => layout.text.includes(mark)),
  };
}

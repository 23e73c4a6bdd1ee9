import type { JsonValue } from '../../json/value.js';
import type { Generator } from '../../pact/generators.js';

/** What a value set depends on besides the generator itself. */
export interface GeneratorContext {
  /** The value the generator replaces; the type of the generated value follows it. */
  readonly example: JsonValue;
  /** The present, given by the caller so that output is repeatable. */
  readonly now: Date;
}

/**
 * The values one kind of generator puts in place of the example (docs/pact.md section 10). Where an attribute makes the
 * generator fail, a verifier keeps the example: the set is then the example alone.
 */
export interface GeneratorDefinition {
  /** May the generator produce this value? Undefined: only a provider state or a plugin knows. */
  accepts(value: JsonValue, generator: Generator, context: GeneratorContext): boolean | undefined;
  /** Ordinary members first, then the edges of the set. All are accepted. */
  samples(generator: Generator, context: GeneratorContext): JsonValue[];
  /** The set in words, to follow "generates": `an integer from 0 to 10`. */
  describe(generator: Generator, context: GeneratorContext): string;
}

/**
 * Where we part from the Rust verifier on purpose (docs/matching.md gives the reason of each).
 * With every switch off the engine says what the verifier says.
 */
export interface Policy {
  /** Honour `combine: OR` on objects; the verifier demands every rule of the list. */
  readonly orOnObjects: boolean;
  /** An inherited eachKey says nothing about the values below; the verifier lets every scalar pass. */
  readonly eachKeyChecksKeysOnly: boolean;
  /** Enforce min and max although the example array is empty; the verifier then checks nothing. */
  readonly lengthsOfEmptyExamples: boolean;
  /** A negative number in a header or query is an integer; the verifier reads unsigned digits only. */
  readonly signedIntegerText: boolean;
  /** Compare ignore-order as pact-jvm does; the verifier does not know the matcher. */
  readonly ignoreOrder: boolean;
  /** A matcher nobody knows (it may belong to a plugin) is undecided; the verifier reports a mismatch. */
  readonly unknownMatcherUndecided: boolean;
  /** Offsets to 18 hours, 366 days and every zone id, as java.time; the verifier stops at 11, 356 and `Area/City`. */
  readonly javaDateLimits: boolean;
  /** Split a list header given as a list (`["a, b"]`) like one given as text; the verifier never lets it match. */
  readonly splitListedHeaders: boolean;
}

export const DEFAULT_POLICY: Policy = {
  orOnObjects: true,
  eachKeyChecksKeysOnly: true,
  lengthsOfEmptyExamples: true,
  signedIntegerText: true,
  ignoreOrder: true,
  unknownMatcherUndecided: true,
  javaDateLimits: true,
  splitListedHeaders: true,
};

/** The Rust verifier's behaviour, for the differential checks. */
export const VERIFIER_POLICY: Policy = {
  orOnObjects: false,
  eachKeyChecksKeysOnly: false,
  lengthsOfEmptyExamples: false,
  signedIntegerText: false,
  ignoreOrder: false,
  unknownMatcherUndecided: false,
  javaDateLimits: false,
  splitListedHeaders: false,
};

import { ACCEPTED, rejected, type Verdict } from '../verdict.js';

/** Most matchers have nothing to say about an array as a whole: only its elements are compared. */
export const anyArray = (): Verdict => ACCEPTED;

/** Some matchers leave an object as a whole alone: only its members are compared. */
export const anyObject = (): Verdict => ACCEPTED;

/** The verifier reports a matcher that cannot be applied to a kind of value as a mismatch. */
export const cannotApply = (name: string, to: string) => (): Verdict =>
  rejected(`the ${name} matcher cannot be applied to ${to}`);

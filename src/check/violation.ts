import type { JsonPointer } from '../json/pointer.js';
import type { JsonValue } from '../json/value.js';
import type { Unreadable } from '../openapi/model.js';
import type { RuleId } from '../rules/table.js';
import type { Location } from '../source/model.js';

/** A place in a concrete request or response. */
export type Place =
  | { readonly part: 'method' | 'path' | 'query' | 'headers' | 'status' | 'body' }
  | { readonly part: 'query-parameter' | 'header' | 'path-parameter' | 'cookie'; readonly name: string }
  | { readonly part: 'body-value'; readonly pointer: JsonPointer };

/** One way in which a concrete request or response does not conform to the description. */
export interface Violation {
  readonly rule: RuleId;
  readonly place: Place;
  readonly message: string;
  readonly help?: string | undefined;
  readonly spec: Location | undefined;
  readonly expected?: JsonValue | undefined;
  readonly actual?: JsonValue | undefined;
  /** The schema keyword that objects, where one does. */
  readonly keyword?: string;
}

/** Something about a concrete request or response that could not be judged, and why. */
export interface Unjudged {
  readonly rule: RuleId;
  readonly place: Place;
  readonly reason: string;
  readonly spec: Location | undefined;
}

/** What the description says about one concrete request or response. */
export interface Conformance {
  readonly violations: readonly Violation[];
  readonly unjudged: readonly Unjudged[];
}

export const CONFORMS: Conformance = { violations: [], unjudged: [] };

export const violation = (one: Violation): Conformance => ({ violations: [one], unjudged: [] });

export const unjudged = (one: Unjudged): Conformance => ({ violations: [], unjudged: [one] });

/** What cannot be judged because its description could not be read. */
export const unread = (place: Place, what: string, { location, reason }: Unreadable): Conformance =>
  unjudged({ rule: 'interaction.undecided', place, reason: `${what}: ${reason}`, spec: location });

/** All of several parts' answers together. */
export function together(...parts: readonly Conformance[]): Conformance {
  const speaking = parts.filter((part) => part.violations.length || part.unjudged.length);
  if (speaking.length <= 1) return speaking[0] ?? CONFORMS;
  return {
    violations: speaking.flatMap((part) => part.violations),
    unjudged: speaking.flatMap((part) => part.unjudged),
  };
}

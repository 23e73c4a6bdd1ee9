import type { JsonObject } from '../../../src/json/value.js';
import {
  DEFAULT_POLICY,
  type MatchResult,
  matchMessage,
  matchRequest,
  matchResponse,
  type Policy,
} from '../../../src/matching/index.js';
import { isHttp, isMessage, type Part, readPart } from './one-interaction.js';
import { wireMessage, wireRequest, wireResponse } from './wire.js';

/** `rejected`: the reader finds fault with the file, which a verifier refuses to load. */
export type OurVerdict = 'match' | 'mismatch' | 'undecided';

export interface Judgement {
  readonly verdict: OurVerdict;
  readonly faults: readonly string[];
  /** Why, for the report of a disagreement. */
  readonly words: string;
}

const verdictOf = ({ mismatches, undecided }: MatchResult): OurVerdict =>
  mismatches.length ? 'mismatch' : undecided.length ? 'undecided' : 'match';

const wordsOf = ({ mismatches, undecided }: MatchResult): string =>
  [
    ...mismatches.map(({ kind, path, message }) => `${kind} ${path}: ${message}`),
    ...undecided.map(({ path, reason }) => `undecided ${path}: ${reason}`),
  ].join('; ');

/** Compares one part, given as JSON text, with what arrived on the wire. */
export function judge(
  part: Part,
  spec: string,
  expectedText: string,
  actual: JsonObject,
  policy: Policy = DEFAULT_POLICY,
): Judgement {
  const { interaction, faults } = readPart(part, spec, expectedText);
  const result = isHttp(interaction)
    ? part === 'request'
      ? matchRequest(interaction.request, wireRequest(actual), policy)
      : matchResponse(interaction.response, wireResponse(actual), policy)
    : isMessage(interaction)
      ? matchMessage(interaction.request, wireMessage(actual), policy)
      : undefined;
  if (!result) return { verdict: 'undecided', faults, words: 'the interaction cannot be read' };
  return { verdict: verdictOf(result), faults, words: wordsOf(result) };
}

import { printJson } from '../../../src/json/print.js';
import { type Policy, VERIFIER_POLICY } from '../../../src/matching/index.js';
import { judge } from '../matching/judge.js';
import type { Case, OracleAnswer } from '../oracle/model.js';

export interface OurAnswer {
  readonly verdict: 'match' | 'mismatch' | 'undecided' | 'crash';
  readonly refused: boolean;
  readonly words: string;
}

/** Our answer to a case, with the verifier's own behaviour where a policy switch exists. */
export function ourAnswer(one: Case, policy: Policy = VERIFIER_POLICY): OurAnswer {
  try {
    const { verdict, faults, words } = judge(one.part, one.spec, printJson(one.expected), one.actual, policy);
    return { verdict, refused: faults.length > 0, words };
  } catch (error) {
    return {
      verdict: 'crash',
      refused: false,
      words: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

/** `open`: the verifier refused the pact and so did our reader, or we left it undecided: nobody is contradicted. */
export type Outcome = 'agree' | 'open' | 'disagree';

export function outcomeOf(ours: OurAnswer, oracle: OracleAnswer): Outcome {
  if (ours.verdict === 'crash') return 'disagree';
  if (oracle.verdict === 'refused') return ours.refused || ours.verdict !== 'match' ? 'open' : 'disagree';
  if (ours.verdict === 'undecided') return 'open';
  return ours.verdict === oracle.verdict ? 'agree' : 'disagree';
}

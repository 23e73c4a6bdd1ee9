import { printJson } from '../../src/json/print.js';
import { type Claim, claimsOf } from './evidence/claims.js';
import {
  corpusPairs,
  examplePairs,
  probePairs,
  type RealPair,
  scenarioPairs,
} from './evidence/real-pairs.js';
import type { ConformanceCheck } from './model.js';
import { askOracle } from './oracle/ask.js';
import { pactBinary } from './oracle/binary.js';
import type { OracleAnswer } from './oracle/model.js';

/** In a quick run every n-th pair is asked about. */
const QUICK_STEP = 6;
/** A verdict that changes when asked again depends on the verifier's hash order. */
const REPEATS = 2;

/**
 * The evidence before Pact's own tools: the real verifier passes every witness and fails every response counterexample, the real
 * mock server takes every request counterexample that the pact's rules admit.
 */
export const run: ConformanceCheck = async ({ shared, quick }) => {
  const name = 'verifier-agreement';
  const binary = pactBinary();
  if (!binary) {
    const note = 'skipped: the real verifier is not installed (devDependency @pact-foundation/pact-cli)';
    return { name, total: 0, agreed: 0, failures: [], notes: [note] };
  }
  const all: RealPair[] = [
    ...examplePairs(),
    ...probePairs(shared),
    ...scenarioPairs(),
    ...corpusPairs(shared),
  ];
  const pairs = quick ? all.filter((_, index) => index % QUICK_STEP === 0) : all;
  const claims: Claim[] = [];
  let interactions = 0;
  for (const pair of pairs) {
    const found = await claimsOf(pair);
    claims.push(...found.claims);
    interactions += found.interactions;
  }
  const ask = (some: readonly Claim[]) =>
    askOracle(
      binary,
      some.map(({ one }) => one),
    );
  const answers = await ask(claims);
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const documented: string[] = [];
  const unasked: string[] = [];
  const doubtful: { claim: Claim; answer: OracleAnswer }[] = [];
  claims.forEach((claim, index) => {
    const answer = answers[index] as OracleAnswer;
    const kind = claim.one.family.split(' ')[0] ?? '';
    if (answer.verdict === claim.claimed) count(`${kind} confirmed`);
    else if (answer.verdict === 'refused') {
      count(`${kind} refused`);
      unasked.push(`refused: ${claim.where}: ${answer.words.replaceAll(/\s+/g, ' ').slice(-160)}`);
    } else if (claim.departs) {
      count(`${kind} documented`);
      documented.push(`documented in docs/matching.md: ${lineOf(claim, answer)}`);
    } else doubtful.push({ claim, answer });
  });
  const failures = await stable(doubtful, ask);
  const confirmed = [...counts].reduce(
    (sum, [what, times]) => sum + (what.endsWith('confirmed') ? times : 0),
    0,
  );
  return {
    name,
    total: claims.length,
    agreed: confirmed,
    failures,
    notes: [
      `${interactions} interactions of ${pairs.length} pairs: ${[...counts].map(([what, times]) => `${times} ${what}`).join(', ')}`,
      ...documented,
      ...unasked,
    ],
  };
};

async function stable(
  found: readonly { claim: Claim; answer: OracleAnswer }[],
  ask: (claims: readonly Claim[]) => Promise<readonly OracleAnswer[]>,
): Promise<string[]> {
  if (found.length === 0) return [];
  const again = await ask(found.flatMap(({ claim }) => Array.from({ length: REPEATS }, () => claim)));
  return found
    .filter(({ answer }, index) =>
      again.slice(index * REPEATS, (index + 1) * REPEATS).every(({ verdict }) => verdict === answer.verdict),
    )
    .map(({ claim, answer }) => lineOf(claim, answer));
}

const lineOf = ({ where, claimed, one }: Claim, { verdict, words }: OracleAnswer): string =>
  `${where}: we say ${claimed}, Pact says ${verdict} (${words.slice(0, 160)}): ${printJson(one.expected).slice(0, 300)} <= ${printJson(one.actual).slice(0, 300)}`;

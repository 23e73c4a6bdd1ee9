import { printJson } from '../../src/json/print.js';
import { DEFAULT_POLICY } from '../../src/matching/index.js';
import { generateCases } from './differential/cases.js';
import { ourAnswer, outcomeOf } from './differential/judge-case.js';
import { type Disagreement, minimise } from './differential/minimise.js';
import type { ConformanceCheck } from './model.js';
import { askOracle } from './oracle/ask.js';
import { pactBinary } from './oracle/binary.js';
import type { Case, OracleAnswer } from './oracle/model.js';

const CASES = 2_600;
const QUICK_CASES = 200;
/** More disagreements than this are reported as they are. */
const MINIMISED = 25;
/** A verdict that changes when asked again depends on the verifier's hash order: a tie between rules. */
const REPEATS = 3;

/**
 * Generated expectations and actual values, judged by the real verifier and by us. Ours is asked with every
 * deliberate deviation switched off (VERIFIER_POLICY), so any disagreement fails the check; it is made smaller first.
 */
export const run: ConformanceCheck = async ({ quick, seed }) => {
  const name = 'differential';
  const binary = pactBinary();
  if (!binary) {
    const note = 'skipped: the real verifier is not installed (devDependency @pact-foundation/pact-cli)';
    return { name, total: 0, agreed: 0, failures: [], notes: [note] };
  }
  const cases = generateCases(seed, quick ? QUICK_CASES : CASES);
  const ask = (some: readonly Case[]) => askOracle(binary, some);
  const counts = new Map<string, Record<string, number>>();
  const count = (family: string, what: string) => {
    const row = counts.get(family) ?? {};
    row[what] = (row[what] ?? 0) + 1;
    counts.set(family, row);
  };
  const disagreements: Disagreement[] = [];
  const answers = await ask(cases);
  cases.forEach((one, index) => {
    const oracle = answers[index] as OracleAnswer;
    const ours = ourAnswer(one);
    const outcome = outcomeOf(ours, oracle);
    if (outcome === 'disagree') disagreements.push({ one, oracle });
    else count(one.family, outcome);
    if (outcome === 'agree' && ourAnswer(one, DEFAULT_POLICY).verdict !== ours.verdict)
      count(one.family, 'policy');
  });
  const firm = await withoutTies(disagreements, ask, (one) => count(one.family, 'tie'));
  const failures: string[] = [];
  for (const [index, found] of firm.entries()) {
    count(found.one.family, 'disagree');
    failures.push(lineOf(index < MINIMISED ? await minimise(found, ask) : found));
  }
  const total = (what: string) => [...counts.values()].reduce((sum, row) => sum + (row[what] ?? 0), 0);
  return {
    name,
    total: cases.length,
    agreed: total('agree'),
    failures,
    notes: [
      `${total('agree')} same verdict, ${total('open')} open (refused, or undecided here), ${total('tie')} ties, ${total('policy')} where our default policy departs`,
      ...[...counts].map(
        ([family, row]) =>
          `${family}: ${Object.entries(row)
            .map(([what, times]) => `${times} ${what}`)
            .join(', ')}`,
      ),
    ],
  };
};

async function withoutTies(
  found: readonly Disagreement[],
  ask: (cases: readonly Case[]) => Promise<readonly OracleAnswer[]>,
  tie: (one: Case) => void,
): Promise<Disagreement[]> {
  if (found.length === 0) return [];
  const again = await ask(found.flatMap(({ one }) => Array.from({ length: REPEATS }, () => one)));
  return found.filter(({ one, oracle }, index) => {
    const repeats = again.slice(index * REPEATS, (index + 1) * REPEATS);
    const stable = repeats.every(({ verdict }) => verdict === oracle.verdict);
    if (!stable) tie(one);
    return stable;
  });
}

const lineOf = ({ one, oracle }: Disagreement): string => {
  const ours = ourAnswer(one);
  return `${one.family} V${one.spec} ${one.part}: verifier ${oracle.verdict} (${oracle.words.slice(0, 160)}), we ${ours.verdict} (${ours.words.slice(0, 160)}): ${printJson(one.expected)} <= ${printJson(one.actual)}`;
};

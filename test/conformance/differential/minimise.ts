import { isObject, type JsonObject, type JsonValue } from '../../../src/json/value.js';
import type { Case, OracleAnswer } from '../oracle/model.js';
import { ourAnswer, outcomeOf } from './judge-case.js';

const ROUNDS = 8;
const CANDIDATES = 80;

type Ask = (cases: readonly Case[]) => Promise<readonly OracleAnswer[]>;

/** A case on which the verifier and we disagree. */
export interface Disagreement {
  readonly one: Case;
  readonly oracle: OracleAnswer;
}

/** The smallest case found that still disagrees, by leaving out members and items while it does. */
export async function minimise(start: Disagreement, ask: Ask): Promise<Disagreement> {
  let current = start;
  for (let round = 0; round < ROUNDS; round++) {
    const candidates = smaller(current.one).slice(0, CANDIDATES);
    if (candidates.length === 0) return current;
    const answers = await ask(candidates);
    const index = candidates.findIndex(
      (one, i) => outcomeOf(ourAnswer(one), answers[i] as OracleAnswer) === 'disagree',
    );
    if (index < 0) return current;
    current = { one: candidates[index] as Case, oracle: answers[index] as OracleAnswer };
  }
  return current;
}

/** Members no case can do without. */
const KEPT = new Set(['status', 'method', 'path', 'matchers', 'match', 'content', 'contentType', 'encoded']);

function smaller(one: Case): Case[] {
  const fromExpected = without(one.expected).map((expected) => ({ ...one, expected }));
  const fromActual = without(one.actual).map((actual) => ({ ...one, actual }));
  const candidates = [...fromExpected, ...fromActual];
  return candidates.sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
}

/** Every object with one member or item left out, at any depth. */
function without(object: JsonObject): JsonObject[] {
  return variants(object).filter(isObject);
}

function variants(value: JsonValue): JsonValue[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => [
      value.toSpliced(index, 1),
      ...variants(item).map((changed) => value.with(index, changed)),
    ]);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const { [key]: _left, ...rest } = value;
    return [
      ...(KEPT.has(key) ? [] : [rest]),
      ...variants(item).map((changed) => ({ ...value, [key]: changed })),
    ];
  });
}

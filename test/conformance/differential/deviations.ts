import { printJson } from '../../../src/json/print.js';
import type { Case, OracleAnswer } from '../oracle/model.js';
import type { OurAnswer } from './judge-case.js';

interface KnownDeviation {
  /** The row of docs/matching.md. */
  readonly name: string;
  readonly explains: (one: Case, ours: OurAnswer, oracle: OracleAnswer) => boolean;
}

/** Deviations without a policy switch, recognised by what the case is about. */
const KNOWN: readonly KnownDeviation[] = [];

/** The documented deviation that explains a disagreement. */
export const deviationOfCase = (one: Case, ours: OurAnswer, oracle: OracleAnswer): string | undefined =>
  KNOWN.find(({ explains }) => explains(one, ours, oracle))?.name;

export const expectedText = (one: Case): string => printJson(one.expected);

import { exactDecimal } from '../../../json/number.js';
import { isNumber, type JsonValue } from '../../../json/value.js';
import type { Numeric } from '../../model.js';
import type { Atom } from '../atoms.js';
import type { Engine } from '../engine.js';
import type { Literal } from '../leaf-state.js';
import { scaled, unscaled, withFraction } from '../numeric.js';
import { createCollector, NONE, type Solutions, undecided } from '../solutions.js';
import { integerTexts } from './integer-texts.js';
import { literalsHold } from './leaf.js';
import { denseCandidates, type Interval, latticeCandidates, latticeOf } from './number-candidates.js';
import { numbersFromText } from './number-text.js';
import { opaqueContradiction, samplesOf } from './opaque.js';

/** Scales beyond this are left alone: the exact integers would become too long. */
const SCALE_LIMIT = 400;

/** So many numbers next to the bounds are tried where patterns speak of their texts. */
const NEAREST = 30;

/** Numbers: an interval, a lattice of multiples, holes, and tests on the text. All in exact integers of one scale. */
export function solveNumber(engine: Engine, literals: readonly Literal[], wanted: number): Solutions {
  if (opaqueContradiction(literals)) return NONE;
  const scale = commonScale(literals);
  if (scale === undefined) return undecided('a number with a huge exponent');
  const unit = (value: Numeric): bigint => {
    const exact = exactDecimal(value);
    return exact ? scaled(exact, scale) : 0n;
  };
  const interval = intervalOf(literals, unit);
  if (isEmptyInterval(interval)) return NONE;
  const integerForm = literals.find(({ atom }) => atom.kind === 'integerForm')?.positive;
  const lattice = latticeOf(literals, unit, integerForm === true ? 10n ** BigInt(scale) : undefined);
  if (!lattice) return NONE;
  if (integerForm === false && engine.options.canonicalNumbers && isIntegral(lattice.step, scale))
    return NONE;
  const isText = literals.some(({ atom }) => atom.kind === 'pattern');

  const found = createCollector(wanted);
  const tested = literals.some(({ atom }) => atom.kind === 'opaque');
  const offer = (value: Numeric): void => {
    engine.budget.tick();
    const spelled = spell(value, integerForm, engine.options.canonicalNumbers);
    if (spelled === undefined) return;
    const truth = literalsHold(literals, spelled);
    if (truth) found.add(spelled);
    else if (truth === undefined) found.gap('a test that cannot be run');
  };
  for (const sample of samplesOf(literals)) if (isNumber(sample) && !found.full()) offer(sample);
  const holes = literals.filter(({ atom, positive }) => atom.kind === 'in' && !positive).length;
  const excluded = literals.reduce(
    (sum, { atom }) => sum + (atom.kind === 'in' ? atom.values.length : 0),
    holes,
  );
  const candidates = lattice.step
    ? latticeCandidates(lattice, interval, excluded + wanted, tested)
    : denseCandidates(interval, scale, excluded + wanted);
  for (let next = candidates.next(), tried = 0; ; next = candidates.next(), tried++) {
    if (found.full()) return found.finish();
    // Numbers beyond a bound are seldom among the first texts, and texts seldom among the first numbers.
    if (isText && (next.done || tried === NEAREST))
      return numbersFromText(engine, literals, wanted, () => integerTexts(interval, 10n ** BigInt(scale)));
    if (next.done) {
      // With another spelling for every value there may be more values than the list has.
      if (!next.value.complete || (found.values.length > 0 && !engine.options.canonicalNumbers))
        found.gap(found.values.length ? undefined : 'no number found among the candidates');
      return found.finish();
    }
    const { digits, extraScale } = next.value;
    offer(unscaled(digits, scale + extraScale));
  }
}

const isIntegral = (step: bigint | undefined, scale: number): boolean =>
  step !== undefined && step % 10n ** BigInt(scale) === 0n;

const numbersIn = (atom: Atom): readonly JsonValue[] =>
  atom.kind === 'in'
    ? atom.values
    : atom.kind === 'atLeast'
      ? [atom.value]
      : atom.kind === 'multiple'
        ? [atom.of]
        : [];

export function commonScale(literals: readonly Literal[]): number | undefined {
  let scale = 0;
  for (const { atom } of literals)
    for (const value of numbersIn(atom)) {
      const exact = exactDecimal(value as Numeric);
      if (!exact || exact.scale > SCALE_LIMIT) return undefined;
      scale = Math.max(scale, exact.scale);
    }
  return scale;
}

export function intervalOf(literals: readonly Literal[], unit: (value: Numeric) => bigint): Interval {
  let low: Interval['low'];
  let high: Interval['high'];
  for (const { atom, positive } of literals) {
    if (atom.kind !== 'atLeast') continue;
    const at = unit(atom.value);
    if (positive) {
      if (!low || at > low.at || (at === low.at && atom.exclusive)) low = { at, open: atom.exclusive };
    } else if (!high || at < high.at || (at === high.at && !atom.exclusive))
      high = { at, open: !atom.exclusive };
  }
  return { low, high };
}

export const isEmptyInterval = ({ low, high }: Interval): boolean =>
  low !== undefined &&
  high !== undefined &&
  (low.at > high.at || (low.at === high.at && (low.open || high.open)));

/** The spelling that the demanded form asks for. */
function spell(
  value: Numeric,
  integerForm: boolean | undefined,
  canonicalOnly: boolean,
): Numeric | undefined {
  if (integerForm !== false) return value;
  return withFraction(value) === undefined ? value : canonicalOnly ? undefined : withFraction(value);
}

import { valueAt } from '../../json/pointer.js';
import type { Automaton } from '../../regex/automaton/automaton.js';
import { randomWord } from '../../regex/automaton/random-walk.js';
import type { Place } from '../solver/atoms.js';
import { languageOfLiterals } from '../solver/leaf/language.js';
import { literalsHold } from '../solver/leaf/leaf.js';
import { type SizeRange, sizeRange } from '../solver/leaf/size.js';
import type { LeafState, Literal } from '../solver/leaf-state.js';
import { drawFormat } from './formats.js';
import type { Draw } from './generation.js';
import { between, chance, pick, type Random } from './random.js';

const TRIES = 12;
/** Draws from a format before its words are looked for by other means. */
const FORMAT_TRIES = 60;

interface Plan {
  readonly size: SizeRange;
  /** Undefined: no pattern narrows the texts, or none could be turned into an automaton. */
  readonly automaton: Automaton | undefined;
  readonly formats: readonly string[];
}

const plans = new WeakMap<LeafState, Plan>();

/** A text of a format, a random walk through the patterns, or just some text; of an allowed length. */
export function drawString(
  state: LeafState,
  literals: readonly Literal[],
  { random }: Draw,
): string | undefined {
  let plan = plans.get(state);
  if (!plan) {
    plan = planOf(literals);
    plans.set(state, plan);
  }
  const { size, automaton, formats } = plan;
  if (size.min > size.max) return undefined;
  const format = pick(random, formats);
  for (let i = 0; i < (format === undefined ? 0 : FORMAT_TRIES); i++) {
    const text = drawFormat(format as string, random);
    if (text === undefined) break;
    if (literalsHold(literals, text)) return text;
  }
  for (let i = 0; i < TRIES; i++) {
    const text = automaton ? randomWord(automaton, random, wanted(size, random)) : anyText(size, random);
    if (text !== undefined && literalsHold(literals, text)) return text;
  }
  return undefined;
}

function planOf(literals: readonly Literal[]): Plan {
  const patterned = literals.some(({ atom }) => atom.kind === 'pattern');
  return {
    size: sizeRange(literals),
    automaton: patterned ? languageOfLiterals(literals).automaton : undefined,
    formats: literals.flatMap(({ atom, positive }) => (positive ? formatAt(atom.place) : [])),
  };
}

/** The format that a statement was made of: some are patterns for the solver, others tests. */
function formatAt(place: Place | undefined): string[] {
  if (place?.keyword !== 'format' || !place.location) return [];
  const named = valueAt(place.location.source.value, place.location.pointer);
  return typeof named === 'string' ? [named] : [];
}

/** Sometimes the shortest or longest texts are asked for. */
function wanted({ min, max }: SizeRange, random: Random): SizeRange {
  if (max === Infinity || !chance(random, 0.2)) return { min, max };
  return chance(random, 0.5) ? { min, max: min } : { min: max > 300 ? min : max, max };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ASCII = `${LETTERS}${LETTERS.toUpperCase()}0123456789 -_.,:;!?/'"\\$%&()+<>@#`;
const WIDE = ['ä', 'é', 'ß', 'ñ', 'Ω', 'ж', '中', '日', '😀', '𝒳', '\u0000', '\n', '\t', '\u00a0', '\u200d'];

/** Limits up to here are exhausted now and then. */
const LONGEST = 1_000;

/** Mostly letters, sometimes what programs stumble over. */
function anyText({ min, max }: SizeRange, random: Random): string {
  const most = Math.min(max, min + (pick(random, [0, 1, 4, 10, 30]) ?? 0));
  const length = max <= LONGEST && chance(random, 0.08) ? max : between(random, min, most);
  const kind = random();
  let text = '';
  for (let i = 0; i < length; i++) {
    const letters = kind < 0.5 ? LETTERS : ASCII;
    text +=
      kind > 0.85 && chance(random, 0.3)
        ? pick(random, WIDE)
        : letters[between(random, 0, letters.length - 1)];
  }
  return text;
}

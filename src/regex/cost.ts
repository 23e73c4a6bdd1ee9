/**
 * How much a backtracking engine may do with a pattern on a text of n characters, as an upper bound:
 * `n ** degree * 2 ** factor` paths, or exponentially many.
 */
export interface RegexCost {
  readonly degree: number;
  readonly factor: number;
  readonly exponential: boolean;
}

interface Frame {
  /** Cost of the current sequence, alternatives folded in. */
  degree: number;
  factor: number;
  exponential: boolean;
  /** Where a path can branch inside this group: quantifiers that are not fixed, and alternatives. */
  choices: boolean;
  alternatives: number;
}

const frame = (): Frame => ({ degree: 0, factor: 0, exponential: false, choices: false, alternatives: 1 });

const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/y;
const GROUP_OPENING = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/y;

/**
 * Bounds the number of paths of a valid ECMAScript pattern by one scan of its text, without building a tree.
 * Every unbounded quantifier on one character counts as a factor n; one on a group with choices inside counts as exponential,
 * which is pessimistic: the caller then uses the machine that cannot explode.
 */
export function regexCost(source: string, flags: string): RegexCost {
  const stack: Frame[] = [];
  let current = frame();
  let position = 0;
  while (position < source.length) {
    const char = source[position];
    let inner: Frame | undefined;
    if (char === '(') {
      stack.push(current);
      current = frame();
      GROUP_OPENING.lastIndex = position;
      position += GROUP_OPENING.exec(source)?.[0].length ?? 1;
      continue;
    }
    if (char === '|') {
      current.alternatives++;
      current.choices = true;
      position++;
      continue;
    }
    if (char === ')') {
      inner = current;
      inner.factor += Math.log2(inner.alternatives);
      current = stack.pop() ?? frame();
      position++;
    } else if (char === '[') position = classEnd(source, position, flags.includes('v'));
    else if (char === '\\') {
      if (/[1-9k]/.test(source[position + 1] ?? '')) current.degree++;
      position += 2;
    } else position++;
    position = quantify(source, position, current, inner);
  }
  return {
    degree: current.degree,
    factor: current.factor + Math.log2(current.alternatives),
    exponential: current.exponential || stack.length > 0,
  };
}

/** Reads the quantifier at `position`, adds the cost of the atom (or of the group `inner`) and returns the next position. */
function quantify(source: string, position: number, current: Frame, inner: Frame | undefined): number {
  QUANTIFIER.lastIndex = position;
  const match = QUANTIFIER.exec(source);
  const [min, max] = bounds(match);
  const repeats = max === Number.POSITIVE_INFINITY;
  if (inner) {
    current.exponential ||= inner.exponential || (repeats && inner.choices);
    current.choices ||= inner.choices || min !== max;
    if (repeats) current.degree += inner.degree + 1;
    else {
      const times = Math.max(1, max);
      current.degree += inner.degree * times;
      current.factor += inner.factor * times + Math.log2(max - min + 1);
    }
  } else if (min !== max) {
    current.choices = true;
    if (repeats) current.degree++;
    else current.factor += Math.log2(max - min + 1);
  }
  return position + (match?.[0].length ?? 0);
}

function bounds(match: RegExpExecArray | null): [number, number] {
  if (!match) return [1, 1];
  const [text, low, comma, high] = match;
  if (low !== undefined) {
    if (!comma) return [Number(low), Number(low)];
    return [Number(low), high ? Number(high) : Number.POSITIVE_INFINITY];
  }
  return text.startsWith('?') ? [0, 1] : [text.startsWith('*') ? 0 : 1, Number.POSITIVE_INFINITY];
}

/** The position behind a character class; classes nest under the `v` flag. */
function classEnd(source: string, start: number, nested: boolean): number {
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '[' && (nested || depth === 0)) depth++;
    else if (source[i] === ']' && --depth === 0) return i + 1;
  }
  return source.length;
}

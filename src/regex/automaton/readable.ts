import { intersectRanges, type Range, type Ranges, withoutRanges } from './ranges.js';

/** Characters people read easily come first: a–z, 0–9, A–Z, other printable ASCII, letters beyond, then all the rest. */
const PREFERENCES: readonly Range[] = [
  { min: 0x61, max: 0x7a },
  { min: 0x30, max: 0x39 },
  { min: 0x41, max: 0x5a },
  { min: 0x21, max: 0x7e },
  { min: 0x20, max: 0x20 },
  { min: 0xc0, max: 0x24f },
  { min: 0xa1, max: 0xd7ff },
];

/** The symbols of a set, readable ones first; each once. */
export function* readableSymbols(ranges: Ranges): Generator<number, void, void> {
  let rest = ranges;
  for (const preference of PREFERENCES) {
    for (const { min, max } of intersectRanges(rest, [preference]))
      for (let symbol = min; symbol <= max; symbol++) yield symbol;
    rest = withoutRanges(rest, [preference]);
    if (!rest.length) return;
  }
  for (const { min, max } of rest) for (let symbol = min; symbol <= max; symbol++) yield symbol;
}

import type { Range, Ranges } from './ranges.js';

/** Every Unicode scalar value: what a well-formed string is made of. */
export const SCALARS: Ranges = [
  { min: 0, max: 0xd7ff },
  { min: 0xe000, max: 0x10ffff },
];

/** Every UTF-16 code unit: what a pattern without the `u` or `v` flag sees. */
export const CODE_UNITS: Ranges = [{ min: 0, max: 0xffff }];

/** Symbols above every character; they mark the places of assertions while a pattern is compiled. */
export const FIRST_MARKER = 0x110000;

export const isUnicode = (flags: string): boolean => flags.includes('u') || flags.includes('v');

const cache = new Map<string, Ranges>();
const CACHE_LIMIT = 500;
let scalarText: string | undefined;
let unitText: string | undefined;

/**
 * The characters that one character class (or escape, or single character) matches under the flags, told by the native
 * engine itself on a text that holds every character once: case folding and Unicode properties are exact by construction.
 */
export function classRanges(source: string, flags: string): Ranges {
  const key = `${flags}/${source}`;
  let ranges = cache.get(key);
  if (!ranges) {
    ranges = isUnicode(flags) ? scalarRanges(source, flags) : unitRanges(source, flags);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(key, ranges);
  }
  return ranges;
}

function scalarRanges(source: string, flags: string): Ranges {
  scalarText ??= textOf(SCALARS, String.fromCodePoint);
  return runs(scalarText, source, flags, (index) =>
    index < 0xd800 ? index : index < 0xf800 ? index + 0x800 : 0x10000 + ((index - 0xf800) >> 1),
  );
}

function unitRanges(source: string, flags: string): Ranges {
  unitText ??= textOf(CODE_UNITS, String.fromCharCode);
  return runs(unitText, source, flags, (index) => index);
}

function textOf(ranges: Ranges, toText: (...codes: number[]) => string): string {
  const parts: string[] = [];
  for (const { min, max } of ranges)
    for (let from = min; from <= max; from += 0x1000)
      parts.push(toText(...Array.from({ length: Math.min(0x1000, max - from + 1) }, (_, i) => from + i)));
  return parts.join('');
}

function runs(text: string, source: string, flags: string, symbolAt: (index: number) => number): Ranges {
  const ranges: Range[] = [];
  for (const match of text.matchAll(new RegExp(`(?:${source})+`, `${flags.replace(/[gy]/g, '')}g`))) {
    const last = match.index + match[0].length - 1;
    const min = symbolAt(match.index);
    const max = symbolAt(last);
    if (min < 0xd800 && max > 0xdfff && isUnicode(flags))
      ranges.push({ min, max: 0xd7ff }, { min: 0xe000, max });
    else ranges.push({ min, max });
  }
  return ranges;
}

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

const range = (min: number, max = min): Range => ({ min, max });

/** Escapes that mean the same everywhere (ECMA-262, CharacterClassEscape): the engine need not be asked. */
const PLAIN: ReadonlyMap<string, Ranges> = new Map([
  ['\\d', [range(0x30, 0x39)]],
  ['\\w', [range(0x30, 0x39), range(0x41, 0x5a), range(0x5f), range(0x61, 0x7a)]],
]);

const cache = new Map<string, Ranges>();
const CACHE_LIMIT = 500;
let scalarText: string | undefined;
let unitText: string | undefined;

/**
 * The characters that one character class (or escape, or single character) matches under the flags, told by the native
 * engine itself on a text that holds every character once: case folding and Unicode properties are exact by construction.
 */
export function classRanges(source: string, flags: string): Ranges {
  const plain = flags.includes('i') ? undefined : PLAIN.get(source);
  if (plain) return plain;
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
  scalarText ??= textOf(SCALARS);
  return runs(scalarText, source, flags, (index) =>
    index < 0xd800 ? index : index < 0xf800 ? index + 0x800 : 0x10000 + ((index - 0xf800) >> 1),
  );
}

function unitRanges(source: string, flags: string): Ranges {
  unitText ??= textOf(CODE_UNITS);
  return runs(unitText, source, flags, (index) => index);
}

/** So many units at once are made into text. */
const CHUNK = 0x2000;

/** Every character of some ranges once. Code units are filled in by number: a million of them in an array of their own would take longer than all the rest. */
function textOf(ranges: Ranges): string {
  const units = new Uint16Array(
    ranges.reduce((sum, { min, max }) => sum + unitsOf(max) - unitsOf(min - 1), 0),
  );
  let at = 0;
  for (const { min, max } of ranges)
    for (let code = min; code <= max; code++)
      if (code <= 0xffff) units[at++] = code;
      else {
        units[at++] = 0xd800 + ((code - 0x10000) >> 10);
        units[at++] = 0xdc00 + (code & 0x3ff);
      }
  const parts: string[] = [];
  for (let from = 0; from < units.length; from += CHUNK)
    parts.push(String.fromCharCode.apply(null, units.subarray(from, from + CHUNK) as unknown as number[]));
  return parts.join('');
}

/** How many code units all characters up to one take. */
const unitsOf = (code: number): number => code + 1 + Math.max(0, code - 0xffff);

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

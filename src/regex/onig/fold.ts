import { Unsupported } from './ast.js';

/** Characters beyond ASCII that fold to an ASCII letter. */
const FOLDS_TO_ASCII: Readonly<Record<string, number>> = { k: 0x212a, s: 0x17f };

/** The characters equal to one character when case is ignored, itself first. */
export function caseVariants(code: number): number[] {
  const char = String.fromCodePoint(code);
  if (code > 127 && char.toLowerCase() === char && char.toUpperCase() === char) return [code];
  if (code > 127) throw new Unsupported('case-insensitive text beyond ASCII in part of the pattern');
  const variants = [code];
  for (const other of [char.toLowerCase(), char.toUpperCase()])
    if (other !== char) variants.push(other.codePointAt(0) as number);
  const extra = FOLDS_TO_ASCII[char.toLowerCase()];
  return extra === undefined ? variants : [...variants, extra];
}

/** The characters to add to a range of a class when case is ignored. */
export function swappedRanges(from: number, to: number): [number, number][] {
  if (from === to)
    return caseVariants(from)
      .slice(1)
      .map((code) => [code, code]);
  if (to > 127) throw new Unsupported('a case-insensitive range beyond ASCII in part of the pattern');
  const added: [number, number][] = [];
  for (const [low, high, shift] of [
    [65, 90, 32],
    [97, 122, -32],
  ] as const) {
    const start = Math.max(from, low);
    const end = Math.min(to, high);
    if (start > end) continue;
    added.push([start + shift, end + shift]);
    for (const [letter, extra] of Object.entries(FOLDS_TO_ASCII)) {
      const code = (letter.codePointAt(0) as number) - (low === 65 ? 32 : 0);
      if (code >= start && code <= end) added.push([extra, extra]);
    }
  }
  return added;
}

import type { PathShape, TemplatePiece } from '../template.js';

const literalLength = (pieces: readonly TemplatePiece[]): number =>
  pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 0), 0);

const isConcrete = (pieces: readonly TemplatePiece[]): boolean =>
  pieces.every((piece) => typeof piece === 'string');

function prefixLength(shape: PathShape): number {
  let length = 0;
  for (const pieces of shape.segments) {
    for (const piece of pieces) {
      if (typeof piece !== 'string') return length;
      length += piece.length;
    }
    length += 1;
  }
  return length;
}

/**
 * How closely a template describes a path, compared number by number, smaller first: templated segments, then the literal
 * prefix, then all literal text (docs/design.md 4.1).
 */
export const specificity = (shape: PathShape): readonly number[] => [
  shape.segments.filter((pieces) => !isConcrete(pieces)).length,
  -prefixLength(shape),
  -shape.segments.reduce((sum, pieces) => sum + literalLength(pieces), 0),
];

/** Lexicographic comparison of two lists of numbers of equal length. */
export function compareScores(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

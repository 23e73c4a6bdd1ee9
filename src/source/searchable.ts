import type { SourceFile } from './model.js';

/**
 * The text of a source, or where there is something faster, the same text with escapes for all that is not ASCII: for
 * searching, and for its size.
 */
export const searchableText = (source: SourceFile): string => source.layout?.text ?? source.text;

const LARGE = 1_000_000;

/** Whether a source is so large that nobody looks for faults in what no check needs: that would take longer than the check. */
export const isLarge = (source: SourceFile): boolean => searchableText(source).length > LARGE;

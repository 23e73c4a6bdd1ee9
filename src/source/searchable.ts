import type { SourceFile } from './model.js';

/**
 * The text of a source, or where there is something faster, the same text with escapes for all that is not ASCII: for
 * searching, and for its size.
 */
export const searchableText = (source: SourceFile): string => source.layout?.text ?? source.text;

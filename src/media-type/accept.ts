import { type MediaType, parseMediaType } from './media-type.js';
import { type RangeOptions, rangeSpecificity } from './range.js';

/** One entry of an Accept header. */
export interface AcceptedRange {
  readonly range: MediaType;
  /** The weight `q`, 0 to 1. */
  readonly quality: number;
}

/** Splits a header value at commas outside quoted strings. */
export function splitHeaderList(text: string): string[] {
  const items: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted && char === '\\') i += 1;
    else if (char === '"') quoted = !quoted;
    else if (char === ',' && !quoted) {
      items.push(text.slice(start, i));
      start = i + 1;
    }
  }
  items.push(text.slice(start));
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

function qualityOf(range: MediaType): number {
  const text = range.parameters.get('q');
  const quality = text === undefined ? 1 : Number(text);
  return Number.isFinite(quality) ? Math.min(1, Math.max(0, quality)) : 1;
}

/** The ranges of an Accept header (RFC 9110 section 12.5.1) in the order written; what cannot be read is left out. */
export function parseAccept(text: string): AcceptedRange[] {
  return splitHeaderList(text)
    .map((item) => parseMediaType(item))
    .filter((range) => range !== undefined)
    .map((range) => ({ range, quality: qualityOf(range) }));
}

/**
 * The weight an Accept header gives a media type: that of the most specific range which covers it, 0 when none does.
 * An empty list accepts everything.
 */
export function acceptQuality(
  accepted: readonly AcceptedRange[],
  type: MediaType,
  options: RangeOptions = {},
): number {
  if (accepted.length === 0) return 1;
  let quality = 0;
  let best = 0;
  for (const entry of accepted) {
    const weight = rangeSpecificity(entry.range, type, options) ?? 0;
    if (weight > best) {
      best = weight;
      quality = entry.quality;
    }
  }
  return quality;
}

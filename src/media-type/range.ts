import { type MediaType, parseMediaType } from './media-type.js';

export interface RangeOptions {
  /** Let `application/json` (or `application/*+json`) cover `application/hal+json`. Off unless the document says so. */
  readonly suffix?: boolean;
}

/** How precisely a range names a type; larger is more precise. */
const WEIGHT = { all: 1, type: 2, suffix: 3, exact: 4 } as const;

/** Room for parameters below the next weight: no header carries this many. */
const STEP = 1000;

function essenceWeight(range: MediaType, type: MediaType, options: RangeOptions): number {
  if (range.type === '*') return range.subtype === '*' ? WEIGHT.all : 0;
  if (range.type !== type.type) return 0;
  if (range.subtype === type.subtype) return WEIGHT.exact;
  if (range.subtype === '*') return WEIGHT.type;
  // `application/*+json` is no RFC 9110 range, yet its meaning is plain and documents use it.
  if (range.subtype === `*+${type.suffix}`) return WEIGHT.suffix;
  return options.suffix && type.suffix !== undefined && range.subtype === type.suffix ? WEIGHT.suffix : 0;
}

/**
 * How precisely a media range covers a media type, undefined when it does not (RFC 9110 section 12.5.1): exact before
 * suffix before `type/*` before `*` + `/*`, then by the number of parameters. Every parameter of the range except the
 * weight `q` must be present in the type with the same value (case is ignored).
 */
export function rangeSpecificity(
  range: MediaType,
  type: MediaType,
  options: RangeOptions = {},
): number | undefined {
  const weight = essenceWeight(range, type, options);
  if (weight === 0) return undefined;
  let parameters = 0;
  for (const [name, value] of range.parameters) {
    if (name === 'q') continue;
    if (type.parameters.get(name)?.toLowerCase() !== value.toLowerCase()) return undefined;
    parameters += 1;
  }
  return weight * STEP + Math.min(parameters, STEP - 1);
}

/**
 * The most specific of several ranges (such as the keys of an OpenAPI `content` object) that covers a type;
 * the first of equals. Entries that are no media type are skipped.
 */
export function mostSpecificRange(
  ranges: readonly string[],
  type: MediaType,
  options: RangeOptions = {},
): string | undefined {
  let best: string | undefined;
  let bestWeight = 0;
  for (const text of ranges) {
    const range = parseMediaType(text);
    const weight = range && rangeSpecificity(range, type, options);
    if (weight !== undefined && weight > bestWeight) {
      best = text;
      bestWeight = weight;
    }
  }
  return best;
}

/** True when some type is covered by both ranges; parameters are ignored. */
export function rangesOverlap(a: MediaType, b: MediaType, options: RangeOptions = {}): boolean {
  if (a.type === '*' || b.type === '*') return true;
  if (a.type !== b.type) return false;
  if (a.subtype === '*' || b.subtype === '*') return true;
  return essenceWeight(a, b, options) > 0 || essenceWeight(b, a, options) > 0;
}

import { acceptsDate, compileFormat, type DateKind, DEFAULT_FORMATS } from './accepts.js';
import { formatFault } from './faults.js';
import type { Moment } from './moment.js';

/** Typical moments first, then the boundaries: leap day, first and last day, midnight, fractions, offsets. */
const MOMENTS: readonly Moment[] = [
  moment(2021, 6, 15, 14, 30, 45, 123_456_789, 0),
  moment(2024, 2, 29, 0, 0, 0, 0, 0),
  moment(2000, 1, 1, 0, 0, 0, 0, -300),
  moment(1999, 12, 31, 23, 59, 59, 999_999_999, 0),
  moment(2021, 3, 4, 5, 6, 7, 0, 330),
  moment(2021, 12, 31, 12, 0, 0, 1_000_000, 780),
  moment(1970, 1, 1, 1, 0, 0, 500_000_000, -720),
  moment(9999, 12, 31, 23, 59, 59, 0, 60),
];

function moment(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  nano: number,
  offset: number,
): Moment {
  return { year, month, day, hour, minute, second, nano, offset };
}

/** Prints a moment in a Java format as a formatter would; undefined when the format is invalid. */
export function formatDate(kind: DateKind, format: string | undefined, at: Moment): string | undefined {
  return compileFormat(kind, format)
    ?.map((token) => token.literal ?? token.field.print(at, token.width))
    .join('');
}

/** Members of a format's value set as a formatter would print them, typical ones first, all accepted by the format. */
export function sampleDates(kind: DateKind, format: string | undefined): string[] {
  const texts = MOMENTS.map((at) => formatDate(kind, format, at)).filter((text) => text !== undefined);
  return [...new Set(texts)].filter((text) => acceptsDate(kind, format, text) === true);
}

/** The value set in words, for messages. */
export function describeDate(kind: DateKind, format: string | undefined): string {
  const noun = kind === 'datetime' ? 'date and time' : kind;
  const pattern = format || DEFAULT_FORMATS[kind];
  const fault = formatFault(pattern);
  return fault === undefined
    ? `a ${noun} in the format ${pattern}`
    : `nothing: ${pattern} is not a ${noun} format (${fault})`;
}

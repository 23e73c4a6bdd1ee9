const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d:\d\d)$/i;
const OFFSET_LENGTH = '+00:00'.length;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysIn = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS[month - 1] ?? 0);

const ZERO = '0'.charCodeAt(0);

/** The number that two digits write. */
const twoDigits = (text: string, at: number): number =>
  10 * (text.charCodeAt(at) - ZERO) + text.charCodeAt(at + 1) - ZERO;

/** RFC 3339 full-date, real days only. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const day = twoDigits(text, 8);
  return day >= 1 && day <= daysIn(year, twoDigits(text, 5));
}

/** RFC 3339 full-time: an offset is part of it; a leap second only where it is 23:59:60 in UTC. */
export function isTime(text: string): boolean {
  if (!TIME.test(text)) return false;
  const hour = twoDigits(text, 0);
  const minute = twoDigits(text, 3);
  const second = twoDigits(text, 6);
  if (hour > 23 || minute > 59 || second > 60) return false;
  const offset = offsetOf(text);
  return offset !== undefined && (second < 60 || (hour * 60 + minute - offset + 2 * 1440) % 1440 === 1439);
}

/** Minutes before UTC that a full-time ends with; undefined: more than there are. */
function offsetOf(time: string): number | undefined {
  if (/z$/i.test(time)) return 0;
  const start = time.length - OFFSET_LENGTH;
  const hours = twoDigits(time, start + 1);
  const minutes = twoDigits(time, start + 4);
  if (hours > 23 || minutes > 59) return undefined;
  return (time[start] === '-' ? -1 : 1) * (hours * 60 + minutes);
}

/** RFC 3339 date-time. */
export const isDateTime = (text: string): boolean =>
  (text[10] === 'T' || text[10] === 't') && isDate(text.slice(0, 10)) && isTime(text.slice(11));

const CLOCK = 'T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)';
const CALENDAR = '(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)';
const DURATION = new RegExp(`^P(?:\\d+W|${CALENDAR}(?:${CLOCK})?|${CLOCK})$`);

/** RFC 3339 appendix A (ISO 8601 durations): units in order, without gaps. */
export const isDuration = (text: string): boolean => DURATION.test(text);

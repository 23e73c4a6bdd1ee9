/** A point in time as a pattern prints it. */
export interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nano: number;
  /** Offset from UTC in minutes. */
  readonly offset: number;
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Monday first, as ISO numbers them. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month; February has 28 in an unknown year. */
export function daysInMonth(month: number, year: number | undefined): number {
  if (month === 2) return year !== undefined && isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function dayOfYear(moment: Moment): number {
  let days = moment.day;
  for (let month = 1; month < moment.month; month++) days += daysInMonth(month, moment.year);
  return days;
}

/** 1 (Monday) to 7 (Sunday). */
export function weekday(moment: Moment): number {
  const date = new Date(0);
  date.setUTCFullYear(moment.year, moment.month - 1, moment.day);
  return ((date.getUTCDay() + 6) % 7) + 1;
}

/** The moment of a JavaScript date, in UTC. */
export const momentOf = (date: Date): Moment => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
  hour: date.getUTCHours(),
  minute: date.getUTCMinutes(),
  second: date.getUTCSeconds(),
  nano: date.getUTCMilliseconds() * 1_000_000,
  offset: 0,
});

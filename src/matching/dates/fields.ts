import { dayOfYear, MONTHS, type Moment, WEEKDAYS, weekday } from './moment.js';
import { offsetStyle, pad, printOffset, readOffset } from './offsets.js';
import { readZoneAbbreviation, readZoneId } from './zones.js';

/** What a field contributes to the check of the whole date. */
export type DatePart = 'year' | 'month' | 'day';

/** A field read from a text: where it ends and what it says about the date. */
export interface FieldReading {
  readonly end: number;
  readonly part?: { readonly name: DatePart; readonly value: number };
}

/** Where the verifier stops short of java.time (docs/matching.md). */
export interface DateLimits {
  /** The largest offset in hours. */
  readonly offsetHours: number;
  readonly dayOfYear: number;
  /** Zone ids beyond `Area/City` in letters, such as `America/New_York`. */
  readonly allZoneIds: boolean;
}

export const JAVA_LIMITS: DateLimits = { offsetHours: 18, dayOfYear: 366, allZoneIds: true };
export const VERIFIER_LIMITS: DateLimits = { offsetHours: 11, dayOfYear: 356, allZoneIds: false };

/** One pattern letter: how the verifier reads it and how Java prints it. */
export interface DateField {
  /** False: not there. Undefined: not certain. */
  read(text: string, position: number, width: number, limits: DateLimits): FieldReading | false | undefined;
  print(moment: Moment, width: number): string;
}

type Printer = (moment: Moment, width: number) => string;

const numberAt = (text: string, position: number, maxDigits: number): string => {
  let end = position;
  while (end < text.length && end - position < maxDigits && /[0-9]/.test(text[end] as string)) end++;
  return text.slice(position, end);
};

function numeric(
  digits: (width: number) => number,
  [min, max]: readonly [number, number | keyof DateLimits],
  print: Printer,
  part?: DatePart,
): DateField {
  return {
    read(text, position, width, limits) {
      const found = numberAt(text, position, digits(width));
      const value = Number(found);
      if (found === '' || value < min || value > (typeof max === 'number' ? max : Number(limits[max])))
        return false;
      return { end: position + found.length, ...(part ? { part: { name: part, value } } : {}) };
    },
    print,
  };
}

/** Full names, or their first three letters; any case. */
function name(
  names: readonly string[],
  full: (width: number) => boolean,
  pick: (moment: Moment) => number,
  part?: DatePart,
): DateField {
  const listed = (width: number) => (full(width) ? names : names.map((text) => text.slice(0, 3)));
  return {
    read(text, position, width) {
      const rest = text.slice(position, position + 12).toLowerCase();
      const index = listed(width).findIndex((text) => rest.startsWith(text.toLowerCase()));
      if (index < 0) return false;
      const length = (listed(width)[index] as string).length;
      return { end: position + length, ...(part ? { part: { name: part, value: index + 1 } } : {}) };
    },
    print: (moment, width) => listed(width)[pick(moment) - 1] as string,
  };
}

const oneOf = (texts: readonly string[], print: Printer): DateField => ({
  read(text, position) {
    const found = texts.find(
      (choice) => text.slice(position, position + choice.length).toLowerCase() === choice,
    );
    return found === undefined ? false : { end: position + found.length };
  },
  print,
});

const two = () => 2;
const unlimited = () => Number.POSITIVE_INFINITY;
const ANY = [0, Number.POSITIVE_INFINITY] as const;
const padded =
  (pick: (moment: Moment) => number): Printer =>
  (moment, width) =>
    pad(pick(moment), width);

const printYear: Printer = (moment, width) =>
  width === 2 ? pad(moment.year % 100, 2) : pad(moment.year, width);
const year = numeric((width) => width, ANY, printYear, 'year');
const monthNumber = numeric(
  two,
  [1, 12],
  padded((moment) => moment.month),
  'month',
);
const monthName = name(
  MONTHS,
  (width) => width > 3,
  (moment) => moment.month,
  'month',
);
const dayName = name(WEEKDAYS, (width) => width > 3, weekday);
const dayNumber = numeric(
  () => 1,
  [1, 7],
  (moment) => String(weekday(moment)),
);
const quarter = numeric(
  two,
  [1, 4],
  padded((moment) => Math.ceil(moment.month / 3)),
);
const quarterOf = (moment: Moment): number => Math.ceil(moment.month / 3);
const quarterNames = (names: readonly string[]): DateField =>
  oneOf(
    names.map((text) => text.toLowerCase()),
    (moment) => names[quarterOf(moment) - 1] as string,
  );
const shortQuarter = quarterNames(['Q1', 'Q2', 'Q3', 'Q4']);
const fullQuarter = quarterNames(['1st quarter', '2nd quarter', '3rd quarter', '4th quarter']);
const secondOfDay = (moment: Moment): number => (moment.hour * 60 + moment.minute) * 60 + moment.second;

const byWidth = (pick: (width: number) => DateField): DateField => ({
  read: (text, position, width, limits) => pick(width).read(text, position, width, limits),
  print: (moment, width) => pick(width).print(moment, width),
});

const offset = (letter: string): DateField => ({
  read(text, position, width, limits) {
    const style = offsetStyle(letter, width);
    const end = style && readOffset(text, position, style, limits.offsetHours);
    return end === undefined ? false : { end };
  },
  print(moment, width) {
    const style = offsetStyle(letter, width);
    return style ? printOffset(moment.offset, style) : '';
  },
});

/** How often a letter may be repeated where there is a limit; beyond it the pattern is invalid. */
export const MAX_WIDTH: Readonly<Record<string, number>> = {
  ...{ a: 1, c: 1, d: 2, F: 2, h: 2, H: 2, k: 2, K: 2, m: 2, q: 2, s: 2, V: 2, w: 2, W: 2 },
  ...{ O: 4, z: 4, e: 5, E: 5, G: 5, L: 5, M: 5, Q: 5, x: 5, X: 5, Z: 5 },
};

/** Pattern letters (docs/pact.md section 9, after java.time's DateTimeFormatter). A letter not listed makes a pattern invalid. */
export const DATE_FIELDS: Readonly<Record<string, DateField>> = {
  G: oneOf(['ad', 'bc'], () => 'AD'),
  y: year,
  Y: year,
  u: year,
  M: byWidth((width) => (width > 2 ? monthName : monthNumber)),
  L: monthNumber,
  d: numeric(
    two,
    [1, 31],
    padded((moment) => moment.day),
    'day',
  ),
  D: numeric(() => 3, [1, 'dayOfYear'], padded(dayOfYear)),
  E: dayName,
  e: byWidth((width) => (width > 2 ? dayName : dayNumber)),
  c: dayNumber,
  q: quarter,
  Q: byWidth((width) => (width > 3 ? fullQuarter : width === 3 ? shortQuarter : quarter)),
  w: numeric(
    two,
    [1, 56],
    padded((moment) => Math.ceil(dayOfYear(moment) / 7)),
  ),
  W: numeric(
    two,
    [1, 5],
    padded((moment) => Math.ceil(moment.day / 7)),
  ),
  F: numeric(
    two,
    [0, 4],
    padded((moment) => Math.ceil(moment.day / 7) - 1),
  ),
  H: numeric(
    two,
    [0, 23],
    padded((moment) => moment.hour),
  ),
  k: numeric(
    two,
    [1, 24],
    padded((moment) => moment.hour || 24),
  ),
  K: numeric(
    two,
    [0, 11],
    padded((moment) => moment.hour % 12),
  ),
  h: numeric(
    two,
    [1, 12],
    padded((moment) => moment.hour % 12 || 12),
  ),
  m: numeric(
    two,
    [0, 59],
    padded((moment) => moment.minute),
  ),
  s: numeric(
    two,
    [0, 60],
    padded((moment) => moment.second),
  ),
  S: numeric(
    (width) => width,
    ANY,
    (moment, width) => pad(moment.nano, 9).padEnd(width, '0').slice(0, width),
  ),
  n: numeric(
    unlimited,
    ANY,
    padded((moment) => moment.nano),
  ),
  N: numeric(unlimited, ANY, (moment) => `${secondOfDay(moment)}${pad(moment.nano, 9)}`),
  A: numeric(unlimited, ANY, (moment) => String(secondOfDay(moment) * 1000 + Math.floor(moment.nano / 1e6))),
  a: oneOf(['am', 'pm'], (moment) => (moment.hour < 12 ? 'AM' : 'PM')),
  X: offset('X'),
  x: offset('x'),
  Z: offset('Z'),
  O: offset('O'),
  z: {
    read(text, position) {
      const end = readZoneAbbreviation(text, position);
      return typeof end === 'number' ? { end } : end;
    },
    print: () => 'GMT',
  },
  V: {
    read(text, position, _width, limits) {
      const end = readZoneId(text, position, limits.allZoneIds);
      return end === undefined ? false : { end };
    },
    print: () => 'Europe/London',
  },
};

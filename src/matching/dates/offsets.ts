/** Separators of an offset's text: hours only, `hhmm`, `hh:mm`, with optional parts. */
export interface OffsetStyle {
  readonly minutes: 'optional' | 'required' | 'none';
  readonly colon: boolean;
  readonly seconds: boolean;
  /** A bare `Z` stands for zero. */
  readonly zulu: boolean;
  /** The text starts with GMT or UTC; the offset itself may be absent. */
  readonly prefix: boolean;
  /** One-digit hours. */
  readonly shortHours: boolean;
}

const BASE: OffsetStyle = {
  minutes: 'required',
  colon: false,
  seconds: false,
  zulu: false,
  prefix: false,
  shortHours: false,
};

/** The style of `X`, `x`, `Z` and `O` by width; undefined when the pattern is not valid. */
export function offsetStyle(letter: string, width: number): OffsetStyle | undefined {
  if (letter === 'Z') {
    if (width <= 3) return BASE;
    if (width === 4) return { ...BASE, colon: true, prefix: true };
    return width === 5 ? { ...BASE, colon: true } : undefined;
  }
  if (letter === 'O') {
    if (width === 1) return { ...BASE, prefix: true, shortHours: true, colon: true, minutes: 'optional' };
    return width === 4 ? { ...BASE, prefix: true, colon: true } : undefined;
  }
  const style = { ...BASE, zulu: letter === 'X' };
  return [
    { ...style, minutes: 'optional' as const },
    style,
    { ...style, colon: true },
    { ...style, seconds: true },
    { ...style, colon: true, seconds: true },
  ][width - 1];
}

/** Java's largest offset. */
const MAX_HOURS = 18;

/** Reads an offset at a position: where it ends, or undefined. */
export function readOffset(text: string, start: number, style: OffsetStyle): number | undefined {
  let position = start;
  if (style.zulu && text[position] === 'Z') return position + 1;
  if (style.prefix) {
    if (!/^(?:GMT|UTC)/.test(text.slice(position, position + 3))) return undefined;
    position += 3;
    if (!/[+-]/.test(text[position] ?? '')) return position;
  }
  const colon = style.colon ? ':' : '';
  const hours = style.shortHours ? '(\\d{1,2})' : '(\\d{2})';
  const minutes = `(?:${colon}(\\d{2}))${style.minutes === 'optional' ? '?' : ''}`;
  const seconds = style.seconds ? `(?:${colon}(\\d{2}))?` : '';
  const match = new RegExp(`^[+-]${hours}${minutes}${seconds}`).exec(text.slice(position, position + 9));
  if (!match) return undefined;
  const [whole, hour, minute = '0', second = '0'] = match;
  if (Number(hour) > MAX_HOURS || Number(minute) > 59 || Number(second) > 59) return undefined;
  return position + whole.length;
}

/** Prints an offset given in minutes. */
export function printOffset(offset: number, style: OffsetStyle): string {
  if (style.zulu && offset === 0) return 'Z';
  const prefix = style.prefix ? 'GMT' : '';
  if (style.prefix && offset === 0) return prefix;
  const hours = Math.floor(Math.abs(offset) / 60);
  const minutes = Math.abs(offset) % 60;
  const sign = offset < 0 ? '-' : '+';
  const hourText = style.shortHours ? String(hours) : pad(hours, 2);
  const minuteText = (style.colon ? ':' : '') + pad(minutes, 2);
  return prefix + sign + hourText + (style.minutes === 'optional' && minutes === 0 ? '' : minuteText);
}

export const pad = (value: number, width: number): string => String(value).padStart(width, '0');

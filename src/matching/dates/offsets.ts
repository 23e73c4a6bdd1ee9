/** Separators of an offset's text: hours only, `hhmm`, `hh:mm`, with optional parts. */
export interface OffsetStyle {
  readonly minutes: 'optional' | 'required';
  readonly colon: boolean;
  readonly seconds: boolean;
  /** A bare `Z` stands for zero. */
  readonly zulu: boolean;
  /** The text starts with GMT or UTC. */
  readonly prefix: boolean;
  /** GMT or UTC may stand alone. */
  readonly prefixOnly: boolean;
  /** Hours are printed without padding. */
  readonly shortHours: boolean;
}

const BASE: OffsetStyle = {
  minutes: 'required',
  colon: false,
  seconds: false,
  zulu: false,
  prefix: false,
  prefixOnly: false,
  shortHours: false,
};

/** The style of `X`, `x`, `Z` and `O` by width; undefined when the pattern is not valid. */
export function offsetStyle(letter: string, width: number): OffsetStyle | undefined {
  if (letter === 'Z') {
    if (width <= 3) return BASE;
    if (width === 4) return { ...BASE, colon: true, prefix: true, prefixOnly: true };
    return width === 5 ? { ...BASE, colon: true } : undefined;
  }
  if (letter === 'O') {
    const style = { ...BASE, prefix: true, colon: true };
    return width === 4 ? style : { ...style, shortHours: true, minutes: 'optional' };
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

/** Reads an offset at a position: where it ends, or undefined. */
export function readOffset(
  text: string,
  start: number,
  style: OffsetStyle,
  maxHours: number,
): number | undefined {
  let position = start;
  if (style.zulu && text[position] === 'Z') return position + 1;
  if (style.prefix) {
    if (!/^(?:GMT|UTC)/.test(text.slice(position, position + 3))) return undefined;
    position += 3;
    if (style.prefixOnly && !/[+-]/.test(text[position] ?? '')) return position;
  }
  const colon = style.colon ? ':' : '';
  // Every number may have one digit or two, whatever the width says, and takes what it can get.
  const digits = '(\\d{2}|\\d(?!\\d))';
  const minutes = `(?:${colon}${digits})${style.minutes === 'optional' ? '?' : ''}`;
  const seconds = style.seconds ? `(?:${colon}${digits})?` : '';
  const match = new RegExp(`^[+-]${digits}${minutes}${seconds}`).exec(text.slice(position, position + 9));
  if (!match) return undefined;
  const [whole, hour, minute = '0', second = '0'] = match;
  if (Number(hour) > maxHours || Number(minute) > 59 || Number(second) > 59) return undefined;
  return position + whole.length;
}

/** Prints an offset given in minutes. */
export function printOffset(offset: number, style: OffsetStyle): string {
  if (style.zulu && offset === 0) return 'Z';
  const prefix = style.prefix ? 'GMT' : '';
  if (style.prefixOnly && offset === 0) return prefix;
  const hours = Math.floor(Math.abs(offset) / 60);
  const minutes = Math.abs(offset) % 60;
  const sign = offset < 0 ? '-' : '+';
  const hourText = style.shortHours ? String(hours) : pad(hours, 2);
  const minuteText = (style.colon ? ':' : '') + pad(minutes, 2);
  return prefix + sign + hourText + (style.minutes === 'optional' && minutes === 0 ? '' : minuteText);
}

export const pad = (value: number, width: number): string => String(value).padStart(width, '0');

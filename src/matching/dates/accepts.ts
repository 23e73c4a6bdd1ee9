import { tokenFault } from './faults.js';
import { DATE_FIELDS, type DateField, type DateLimits, type DatePart, JAVA_LIMITS } from './fields.js';
import { daysInMonth } from './moment.js';
import { type DateToken, parseDatePattern } from './pattern.js';

export type DateKind = 'date' | 'time' | 'datetime';

/** Formats that stand for an absent or empty one (docs/pact.md section 9). */
export const DEFAULT_FORMATS: Readonly<Record<DateKind, string>> = {
  date: 'yyyy-MM-dd',
  time: 'HH:mm:ss',
  datetime: "yyyy-MM-dd'T'HH:mm:ssXXX",
};

export type CompiledToken =
  | { readonly literal: string }
  | { readonly literal: undefined; readonly field: DateField; readonly width: number };

const CACHE_LIMIT = 500;
const cache = new Map<string, CompiledToken[] | undefined>();

/** The tokens of a format with their fields; undefined when the format is invalid. */
export function compileFormat(
  kind: DateKind,
  format: string | undefined,
): readonly CompiledToken[] | undefined {
  const pattern = format || DEFAULT_FORMATS[kind];
  if (!cache.has(pattern)) {
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(pattern, compileTokens(parseDatePattern(pattern)));
  }
  return cache.get(pattern);
}

function compileTokens(tokens: DateToken[] | undefined): CompiledToken[] | undefined {
  if (!tokens || tokens.some((token) => tokenFault(token) !== undefined)) return undefined;
  const compiled: CompiledToken[] = [];
  for (const token of tokens) {
    if (token.kind === 'literal') compiled.push({ literal: token.text });
    else
      compiled.push({
        literal: undefined,
        field: DATE_FIELDS[token.letter] as DateField,
        width: token.width,
      });
  }
  return compiled;
}

/**
 * Does a text have a Java date/time format, as the verifier reads it: left to right, each field greedy, to the end?
 * An invalid format accepts nothing. Undefined: not certain (a time zone abbreviation).
 */
export function acceptsDate(
  kind: DateKind,
  format: string | undefined,
  text: string,
  limits: DateLimits = JAVA_LIMITS,
): boolean | undefined {
  const tokens = compileFormat(kind, format);
  if (!tokens) return false;
  const parts: Partial<Record<DatePart, number>> = {};
  let position = 0;
  for (const token of tokens) {
    if (token.literal !== undefined) {
      if (!text.startsWith(token.literal, position)) return false;
      position += token.literal.length;
      continue;
    }
    const reading = token.field.read(text, position, token.width, limits);
    if (!reading) return reading;
    position = reading.end;
    if (reading.part) parts[reading.part.name] = reading.part.value;
  }
  if (position !== text.length) return false;
  const { year, month, day } = parts;
  return day === undefined || month === undefined || day <= daysInMonth(month, year);
}

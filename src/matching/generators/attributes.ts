import { isIntegerLexeme, toNumber } from '../../json/number.js';
import { getKey, isNumber, type JsonObject } from '../../json/value.js';
import type { Generator } from '../../pact/generators.js';

/** An integer attribute, also given as text. */
export function integerOf(generator: Generator, name: string, fallback: number): number {
  const value = getKey(generator.attributes as JsonObject, name);
  if (isNumber(value) && isIntegerLexeme(value)) return toNumber(value);
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : fallback;
}

/** A text attribute; undefined when absent or not a text. */
export function textOf(generator: Generator, name: string): string | undefined {
  const value = getKey(generator.attributes as JsonObject, name);
  return typeof value === 'string' ? value : undefined;
}

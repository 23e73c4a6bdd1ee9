import { toNumber } from '../../json/number.js';
import { isNumber, isObject, type JsonValue } from '../../json/value.js';

const DEEPEST = 127;

function nestingOf(value: JsonValue): number {
  let level: JsonValue[] = [value];
  for (let depth = 0; ; depth++) {
    const containers = level.filter((item) => Array.isArray(item) || isObject(item));
    if (containers.length === 0) return depth;
    level = containers.flatMap((item) => Object.values(item as object) as JsonValue[]);
  }
}

function someValue(value: JsonValue, test: (one: JsonValue) => boolean): boolean {
  const open: JsonValue[] = [value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (test(one)) return true;
    if (Array.isArray(one)) open.push(...one);
    else if (isObject(one)) open.push(...Object.keys(one), ...Object.values(one));
  }
  return false;
}

/**
 * Why the verifier's parser refuses a document that RFC 8259 allows (PACT.md section 1): numbers beyond a double,
 * surrogates without their pair, nesting deeper than 127 levels. The text tells which of the checks can matter.
 */
export function verifierRefuses(text: string, value: JsonValue): string | undefined {
  if (/[eE]\+?\d{3}|\d{309}/.test(text)) {
    const tooLarge = someValue(value, (one) => isNumber(one) && !Number.isFinite(toNumber(one)));
    if (tooLarge) return 'a number is out of range';
  }
  if (/\\u[dD][89a-fA-F]/.test(text)) {
    const lone = someValue(value, (one) => typeof one === 'string' && /\p{Surrogate}/u.test(one));
    if (lone) return 'a string holds half of a surrogate pair';
  }
  const openings = text.length > DEEPEST ? (text.match(/[[{]/g)?.length ?? 0) : 0;
  if (openings > DEEPEST && nestingOf(value) > DEEPEST) return `nested more than ${DEEPEST} levels deep`;
  return undefined;
}

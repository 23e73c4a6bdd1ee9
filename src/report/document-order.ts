import { pointerTokens } from '../json/pointer.js';
import { isObject, type JsonValue, valueBelow } from '../json/value.js';
import type { Location } from '../source/model.js';

/** Names that JavaScript does not keep in the order of the text. */
const INDEX = /^\d+$/;

/**
 * Which of two places in JSON comes first in the text, found without looking for lines and columns: negative when it is the
 * first, positive when it is the second; what is around something begins before it. Undefined where the value does not tell.
 */
export function documentOrder(a: Location, b: Location): number | undefined {
  if (a.source !== b.source || a.source.format !== 'json') return undefined;
  const [left, right] = [pointerTokens(a.pointer), pointerTokens(b.pointer)];
  let around: JsonValue | undefined = a.source.value;
  let at = 0;
  for (; at < left.length && left[at] === right[at]; at++) around = valueBelow(around, left[at] as string);
  const [first, second] = [left[at], right[at]];
  if (first !== undefined && second !== undefined) return siblingOrder(around, first, second);
  const inside = first ?? second;
  // A place that is not there is shown by what is around it.
  if (inside === undefined || valueBelow(around, inside) === undefined) return undefined;
  return first === undefined ? -1 : 1;
}

function siblingOrder(around: JsonValue | undefined, a: string, b: string): number | undefined {
  if (valueBelow(around, a) === undefined || valueBelow(around, b) === undefined) return undefined;
  if (Array.isArray(around)) return Number(a) - Number(b);
  if (!isObject(around) || INDEX.test(a) || INDEX.test(b)) return undefined;
  const names = Object.keys(around);
  const [first, second] = [names.indexOf(a), names.indexOf(b)];
  return first < 0 || second < 0 ? undefined : first - second;
}

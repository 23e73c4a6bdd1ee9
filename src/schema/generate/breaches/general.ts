import { isNumber, isObject, type JsonValue, jsonType } from '../../../json/value.js';
import type { Breaker } from './model.js';

const OTHERS: readonly JsonValue[] = ['text', 1, 0.5, true, null, [], {}];

/** The value as another type: first what is easily mistaken for it. */
export const type: Breaker = function* ({ types }, value) {
  if (!types) return;
  if (typeof value === 'string' && !types.has('number') && /^\d{1,9}$/.test(value)) yield Number(value);
  if (isNumber(value) || typeof value === 'boolean') yield String(value);
  if (isNumber(value) && types.has('integer')) yield 0.5;
  if (value !== null && !Array.isArray(value)) yield [value];
  if (isObject(value)) yield Object.values(value);
  for (const other of OTHERS) if (jsonType(other) !== jsonType(value)) yield other;
};

/** Values like those that are listed, but none of them. */
export const listed: Breaker = function* ({ enum: values, constant }, value) {
  if (!values && !constant) return;
  if (typeof value === 'string') {
    yield `${value}x`;
    if (value !== value.toUpperCase()) yield value.toUpperCase();
    yield value.slice(1);
    yield '';
  } else if (typeof value === 'number') for (const distance of [1, -1, 1000, 0.5]) yield value + distance;
  else if (typeof value === 'boolean') yield !value;
  else if (Array.isArray(value)) yield [...value, null];
  else if (isObject(value)) yield { ...value, unexpected: true };
  yield* OTHERS;
};

import { joinPointer } from '../../src/json/pointer.js';
import { isObject, type JsonValue } from '../../src/json/value.js';

/** Pointers of everything under `schema`, `schemas` and `definitions`. */
export function schemaPlaces(root: JsonValue): string[] {
  const places: string[] = [];
  const waiting: { value: JsonValue; pointer: string }[] = [{ value: root, pointer: '' }];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const { value, pointer } = step;
    if (Array.isArray(value))
      waiting.push(...value.map((item, index) => ({ value: item, pointer: joinPointer(pointer, index) })));
    if (!isObject(value)) continue;
    for (const [key, item] of Object.entries(value)) {
      const place = joinPointer(pointer, key);
      if (/^x-|^examples?$/.test(key)) continue;
      if (key === 'schema' || key === 'itemSchema') places.push(place);
      else if ((key === 'schemas' || key === 'definitions') && isObject(item))
        places.push(...Object.keys(item).map((name) => joinPointer(place, name)));
      else waiting.push({ value: item, pointer: place });
    }
  }
  return places;
}

import { joinPointer } from '../../../json/pointer.js';
import type { Schema } from '../../model.js';
import type { Place } from '../atoms.js';

/** Where a keyword of a schema stands, or one entry of it. */
export const placeOf = (schema: Schema, keyword: string, ...entry: readonly (string | number)[]): Place => {
  const { source, pointer } = schema.location;
  return { location: { source, pointer: joinPointer(pointer, keyword, ...entry) }, keyword };
};

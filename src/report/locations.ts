import { valueAt } from '../json/pointer.js';
import { isObject } from '../json/value.js';
import type { Location, Range } from '../source/model.js';
import { keyPosition, position } from '../source/position.js';
import type { ReportLocation } from './model.js';

/** Finds the text range of a location. */
export type Locate = (location: Location) => Range;

/**
 * The range to show for a location: a scalar itself; for an object or a list, which may go on for pages, the name of the
 * member that holds it, where there is one.
 */
export const shownRange: Locate = (location) => {
  const value = valueAt(location.source.value, location.pointer);
  return Array.isArray(value) || isObject(value) ? keyPosition(location) : position(location);
};

/** A location with its line and column, as the report prints it. */
export function reportLocation(location: Location, locate: Locate): ReportLocation {
  const { line, column, endLine, endColumn } = locate(location);
  return { file: location.source.display, pointer: location.pointer, line, column, endLine, endColumn };
}

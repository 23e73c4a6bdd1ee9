import type { Location, Range } from '../source/model.js';
import type { ReportLocation } from './model.js';

/** Finds the text range of a location. */
export type Locate = (location: Location) => Range;

/** A location with its line and column, as the report prints it. */
export function reportLocation(location: Location, locate: Locate): ReportLocation {
  const { line, column, endLine, endColumn } = locate(location);
  return { file: location.source.display, pointer: location.pointer, line, column, endLine, endColumn };
}

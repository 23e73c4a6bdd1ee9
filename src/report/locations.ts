import { valueAt } from '../json/pointer.js';
import { isContainer } from '../json/value.js';
import type { RuleId } from '../rules/table.js';
import type { Location, Range } from '../source/model.js';
import { keyPosition, offsetPosition, position } from '../source/position.js';
import type { ReportLocation } from './model.js';

/** Finds the text range of a location for a finding of a rule. */
export type Locate = (location: Location, rule: RuleId) => Range;

/** Rules that speak about a member as such, not about its value. */
const ABOUT_MEMBERS: ReadonlySet<RuleId> = new Set<RuleId>([
  'request.body.undeclared',
  'request.body.read-only',
  'response.body.undeclared',
  'response.body.write-only',
  'response.body.optional',
]);

/** Whether a finding of the rule points at the name of a member rather than at its value. */
export const isAboutMember = (rule: RuleId): boolean => ABOUT_MEMBERS.has(rule);

/**
 * The range to show for a location: a scalar itself; the name of the member that holds it where the finding is about the
 * member, and where the value is an object or a list, which may go on for pages.
 */
export const shownRange: Locate = (location, rule) => {
  if (location.offset !== undefined) return offsetPosition(location.source, location.offset);
  const value = valueAt(location.source.value, location.pointer);
  return isContainer(value) || isAboutMember(rule) ? keyPosition(location) : position(location);
};

/** A location with its line and column, which are looked for when first asked for: most reports print only some of them. */
export function reportLocation(location: Location, rule: RuleId, locate: Locate): ReportLocation {
  let found: Range | undefined;
  const range = (): Range => {
    found ??= locate(location, rule);
    return found;
  };
  return {
    file: location.source.display,
    pointer: location.pointer,
    get line() {
      return range().line;
    },
    get column() {
      return range().column;
    },
    get endLine() {
      return range().endLine;
    },
    get endColumn() {
      return range().endColumn;
    },
  };
}

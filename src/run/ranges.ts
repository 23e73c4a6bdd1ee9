import { isAboutMember, shownRange } from '../report/locations.js';
import type { Location, Range } from '../source/model.js';
import type { Locate } from './record.js';

/** Lines and columns of locations, found once: looking for them may take longer than the check. */
export interface Ranges {
  readonly locate: Locate;
  /** Takes over what somebody else has found. */
  readonly learn: (location: Location, range: Range) => void;
}

export function createRanges(): Ranges {
  const ofMembers = new WeakMap<Location, Range>();
  const ofValues = new WeakMap<Location, Range>();
  return {
    locate(location, rule) {
      const known = isAboutMember(rule) ? ofMembers : ofValues;
      let range = known.get(location);
      if (!range) {
        range = shownRange(location, rule);
        known.set(location, range);
      }
      return range;
    },
    learn(location, range) {
      ofMembers.set(location, range);
      ofValues.set(location, range);
    },
  };
}

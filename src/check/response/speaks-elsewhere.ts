import type { Schema } from '../../schema/model.js';

/** Keywords that may bring in schemas which are not followed here, or that leave the judge undecided. */
export const speaksElsewhere = (part: Schema): boolean =>
  Boolean(
    part.discriminator ??
      part.dynamicRef ??
      part.if ??
      part.dependentSchemas ??
      part.unevaluatedProperties ??
      part.unevaluatedItems ??
      part.contains,
  ) || part.faults.some(({ harmless }) => !harmless);

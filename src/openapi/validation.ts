import { isObject } from '../json/value.js';
import { searchableText } from '../source/searchable.js';
import { FAULTS } from './faults.js';
import { metaSchemaErrors } from './meta-schema.js';
import type { Description, DescriptionFault } from './model.js';
import { validateDescription } from './validate.js';

export type ValidationTime = 'auto' | 'always' | 'never';

/** Larger texts are not looked at unless asked for: their validation would take longer than the check. */
const MAX_LENGTH = 1_000_000;

/** More are not worth reading. */
const MAX_FAULTS = 20;

/**
 * Faults of the document as a whole (`spec.invalid`). `auto` asks the validator, which takes a quarter of a second to load
 * alone, only when the schema of the OpenAPI version rejects the document, and leaves out very large ones.
 */
export async function validationFaults(
  description: Description,
  when: ValidationTime,
): Promise<readonly DescriptionFault[]> {
  const { source, version } = description;
  if (when === 'never') return [];
  if (when === 'always' && version !== '3.2')
    return validateDescription(description, { maxBytes: Number.POSITIVE_INFINITY });
  if (when === 'auto' && searchableText(source).length > MAX_LENGTH) return [];
  const errors = await metaSchemaErrors(description);
  if (errors.length === 0) return [];
  const own = errors.slice(0, MAX_FAULTS).map(
    ({ instance, message }): DescriptionFault => ({
      code: 'invalid',
      severity: FAULTS.invalid.severity,
      location: { source, pointer: instance },
      message: `${instance || 'the document'} ${message}`,
    }),
  );
  return version === '3.2' || !isObject(source.value)
    ? own
    : validateDescription(description, { otherwise: own });
}

/** The faults of a whole document together with those of its parts, which win where they are about the same place. */
export function withWhole(
  whole: readonly DescriptionFault[],
  parts: readonly DescriptionFault[],
): readonly DescriptionFault[] {
  if (whole.length === 0) return parts;
  const places = new Set(parts.map(({ location }) => location.pointer));
  return [...whole.filter(({ location }) => !places.has(location.pointer)), ...parts];
}

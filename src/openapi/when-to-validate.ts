import { isLarge } from '../source/searchable.js';
import { schemaFaults } from './meta-schema.js';
import type { Description, DescriptionFault } from './model.js';
import { parserFaults } from './swagger-parser.js';

export type ValidationTime = 'auto' | 'always' | 'never';

/**
 * Faults of the document as a whole (`spec.invalid`). `auto` compares it with the schema of its OpenAPI version and leaves
 * out very large ones; `always` also asks Swagger Parser, which takes a quarter of a second to load alone.
 */
export async function validationFaults(
  description: Description,
  when: ValidationTime,
): Promise<readonly DescriptionFault[]> {
  const { source, version } = description;
  if (when === 'never') return [];
  if (when === 'auto' && isLarge(source)) return [];
  const faults = await schemaFaults(description);
  return faults.length > 0 || when === 'auto' || version === '3.2' ? faults : parserFaults(description);
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

import type { ActualHeader } from '../matching/model.js';

/** All values of a header as one text; undefined when it is not there. */
export function valueOfHeader(headers: readonly ActualHeader[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = headers
    .filter((header) => header.name.toLowerCase() === wanted)
    .flatMap((header) => header.values);
  return values.length > 0 ? values.join(', ') : undefined;
}

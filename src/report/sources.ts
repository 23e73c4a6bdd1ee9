import type { CheckResult } from '../check/model.js';
import { allFindings } from '../policy/scope.js';
import type { SourceFile } from '../source/model.js';

/**
 * Texts by the name reports give them: what was read, and the referenced files that findings point into.
 *
 * @param read Documents and pacts.
 */
export const sourcesOf = (
  result: CheckResult,
  read: readonly SourceFile[],
): ReadonlyMap<string, SourceFile> =>
  new Map([
    ...read.map((source) => [source.display, source] as const),
    ...allFindings(result)
      .flatMap(({ pact, spec }) => [pact, spec])
      .flatMap((location) => (location ? [[location.source.display, location.source] as const] : [])),
  ]);

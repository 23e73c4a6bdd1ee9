import type { CheckResult } from '../../check/model.js';
import { allFindings } from '../../policy/scope.js';
import type { SourceFile } from '../../source/model.js';

/** The texts that findings point into, by the name reports give them; referenced files included. */
export const sourcesOf = (result: CheckResult): ReadonlyMap<string, SourceFile> =>
  new Map(
    allFindings(result)
      .flatMap(({ pact, spec }) => [pact, spec])
      .flatMap((location) => (location ? [[location.source.display, location.source] as const] : [])),
  );

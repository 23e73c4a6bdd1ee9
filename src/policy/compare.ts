import type { CheckResult, Finding } from '../check/model.js';
import { fingerprint, numberDuplicates, scopeIdentity } from './fingerprint.js';
import { mapFindings, type Scope } from './scope.js';

/**
 * Tells findings that were there with an older document from new ones.
 *
 * @param result What the check found with the document of today.
 * @param before What it found with the older one, for the same contracts. Both before any policy.
 */
export function markNew(result: CheckResult, before: CheckResult): CheckResult {
  const known = new Set<string>();
  mapFindings(numberDuplicates(before), (findings, scope) => {
    for (const finding of findings)
      for (const name of [...namesOf(finding, scope), ...placeNames(finding, scope)]) known.add(name);
    return findings;
  });
  const marked = mapFindings(numberDuplicates(result), (findings, scope) =>
    findings.map((finding) => ({
      ...finding,
      isNew: finding.reaches
        ? placeNames(finding, scope).some((name) => !known.has(name))
        : !namesOf(finding, scope).some((name) => known.has(name)),
    })),
  );
  return { ...marked, isCompared: true };
}

/** A statement with one cause in the document is new where it reaches a further place; the cause itself may have moved. */
const placeNames = ({ rule, reaches = [] }: Finding, scope: Scope): string[] =>
  reaches.map((place) => JSON.stringify([rule, ...scopeIdentity(scope), place]));

/**
 * What makes any other finding the same in both runs: its fingerprint, or the same statement about the same place of the pact,
 * because a schema that moved inside the document changes the fingerprint and nothing else.
 */
const namesOf = (finding: Finding, scope: Scope): string[] => [
  fingerprint(finding, scope),
  ...(finding.pact
    ? [JSON.stringify([finding.rule, finding.pact.source.uri, finding.pact.pointer, finding.message])]
    : []),
];

import { finding } from '../check/finding.js';
import type { CheckResult, Finding } from '../check/model.js';
import { RULES } from '../rules/table.js';
import { isFailing } from './exit-code.js';
import { isExpired } from './expiry.js';
import { fingerprint } from './fingerprint.js';
import type { BaselineEntry, FailOn, Policy } from './model.js';
import { mapFindings, type Scope } from './scope.js';

/**
 * Drops the findings that a baseline lists, each by its own fingerprint: a new finding never hides behind the place of
 * one that was solved. Entries without finding and expired ones are reported.
 */
export function applyBaseline(
  result: CheckResult,
  { baseline, today, partial = false }: Pick<Policy, 'baseline' | 'today' | 'partial'>,
): CheckResult {
  if (!baseline) return result;
  const entries = new Map(baseline.map((entry) => [entry.fingerprint, entry]));
  const found = new Set<BaselineEntry>();
  const kept = mapFindings(result, (findings, scope) =>
    findings.filter((finding) => {
      const entry = entries.get(fingerprint(finding, scope));
      if (entry?.rule !== finding.rule || !canStay(finding)) return true;
      found.add(entry);
      return isExpired(entry, today) || reachesFurther(finding, entry);
    }),
  );
  const consumers = new Set(result.contracts.map(({ contract }) => contract.consumer));
  // Whoever names some pacts says nothing about the other consumers.
  const wasChecked = ({ consumer }: BaselineEntry) => consumer === undefined || consumers.has(consumer);
  const unused = partial ? [] : baseline.filter((entry) => !found.has(entry) && wasChecked(entry));
  const expired = baseline.filter((entry) => found.has(entry) && isExpired(entry, today));
  return {
    ...kept,
    findings: [...kept.findings, ...expired.map(expiredFinding), ...unused.map(unusedFinding)],
    baseline: {
      known: baseline.filter((entry) => found.has(entry) && !isExpired(entry, today)).map(fingerprintOf),
      unused: unused.map(fingerprintOf),
    },
  };
}

/**
 * A baseline with every finding that fails the run. Entries that are there stay as they are, with their reasons, unless
 * they expired and their finding is back.
 *
 * @param result The outcome after the policy, so without the findings the baseline covers already.
 */
export function updateBaseline(
  result: CheckResult,
  baseline: readonly BaselineEntry[],
  { failOn, today }: { readonly failOn: FailOn; readonly today: string },
): readonly BaselineEntry[] {
  const earlier = new Map(baseline.map((entry) => [entry.fingerprint, entry]));
  const added = new Map<string, BaselineEntry>();
  mapFindings(result, (findings, scope) => {
    for (const finding of findings)
      if (finding.isNew !== false && isFailing(finding.severity, failOn) && canStay(finding)) {
        const entry = entryOf(finding, scope, `known since ${today}`);
        added.set(entry.fingerprint, merged(entry, earlier.get(entry.fingerprint), today));
      }
    return findings;
  });
  return [...baseline.filter((entry) => !added.has(entry.fingerprint)), ...added.values()];
}

/** A baseline without the entries that no finding needs any more. */
export const pruneBaseline = (
  result: CheckResult,
  baseline: readonly BaselineEntry[],
): readonly BaselineEntry[] =>
  baseline.filter((entry) => !result.baseline?.unused.includes(entry.fingerprint));

/** Whether a finding is more than an entry knows; entries that name no places know it whole. */
const reachesFurther = ({ reaches }: Finding, { places }: BaselineEntry): boolean =>
  reaches !== undefined && places !== undefined && reaches.some((place) => !places.includes(place));

/** An entry whose finding reaches further than before keeps what was decided about it. */
const merged = (entry: BaselineEntry, before: BaselineEntry | undefined, today: string): BaselineEntry =>
  before?.rule === entry.rule && !isExpired(before, today)
    ? { ...before, ...(entry.places && { places: entry.places }) }
    : entry;

/** Findings about the run itself, the baseline for one, are never part of it. */
const canStay = ({ rule }: Finding): boolean => RULES[rule].area !== 'run';

const fingerprintOf = (entry: BaselineEntry): string => entry.fingerprint;

const entryOf = (finding: Finding, scope: Scope, reason: string): BaselineEntry => {
  const consumer = scope.contract?.contract.consumer;
  const interaction = scope.interaction?.interaction.description;
  return {
    fingerprint: fingerprint(finding, scope),
    rule: finding.rule,
    ...(consumer !== undefined && { consumer }),
    ...(interaction !== undefined && { interaction }),
    ...(finding.reaches && { places: finding.reaches }),
    reason,
  };
};

const unusedFinding = (entry: BaselineEntry): Finding =>
  finding({
    rule: 'run.baseline.unused',
    message: `the baseline entry ${nameOf(entry)} matches no finding (reason given: ${entry.reason})`,
    help: 'the problem is gone: remove the entry, or run with --prune-baseline',
    identity: [entry.fingerprint],
  });

const expiredFinding = (entry: BaselineEntry): Finding =>
  finding({
    rule: 'run.baseline.expired',
    message: `the baseline entry ${nameOf(entry)} expired on ${entry.expires} (reason given: ${entry.reason})`,
    help: 'fix the finding it used to cover, or decide again and set a later date',
    identity: [entry.fingerprint],
  });

const nameOf = ({ fingerprint: name, rule, consumer, interaction }: BaselineEntry): string =>
  [name, rule, consumer && `consumer "${consumer}"`, interaction && `interaction "${interaction}"`]
    .filter(Boolean)
    .join(', ');

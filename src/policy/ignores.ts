import { finding } from '../check/finding.js';
import type { CheckResult, Finding } from '../check/model.js';
import type { Location } from '../source/model.js';
import { position } from '../source/position.js';
import { isExpired } from './expiry.js';
import { fingerprint } from './fingerprint.js';
import type { Ignore, Policy } from './model.js';
import { leaveOut, type Scope, selects } from './scope.js';
import { matchesWildcard } from './wildcard.js';

/**
 * Drops the findings that an ignore in force covers. An expired ignore covers nothing and is reported when it would
 * have; an ignore in force that covers nothing is reported too, so that a list of ignores cannot rot.
 */
export function applyIgnores(
  result: CheckResult,
  { ignores, today, partial = false }: Pick<Policy, 'ignores' | 'today' | 'partial'>,
): CheckResult {
  const used = new Set<Ignore>();
  const kept = leaveOut(result, (findings, scope) =>
    findings.filter((finding) => {
      const hits = ignores.filter((ignore) => covers(ignore, finding, scope));
      for (const hit of hits) used.add(hit);
      return !hits.some((ignore) => !isExpired(ignore, today));
    }),
  );
  const about = ignores.flatMap((ignore): Finding[] => {
    if (isExpired(ignore, today)) return [expiredFinding(ignore, used.has(ignore))];
    return used.has(ignore) || partial ? [] : [unusedFinding(ignore)];
  });
  return about.length === 0 ? kept : { ...kept, findings: [...kept.findings, ...about] };
}

const covers = (ignore: Ignore, finding: Finding, scope: Scope): boolean =>
  (ignore.rule === undefined || matchesWildcard(ignore.rule, finding.rule)) &&
  selects(ignore, scope) &&
  (ignore.fingerprint === undefined || ignore.fingerprint === fingerprint(finding, scope));

const expiredFinding = (ignore: Ignore, used: boolean): Finding =>
  finding({
    ...aboutIgnore(ignore),
    rule: 'run.ignore.expired',
    message: `the ignore of ${nameOf(ignore)} expired on ${ignore.expires} (reason given: ${ignore.reason})`,
    help: used
      ? 'fix the findings it used to cover, or decide again and set a later date'
      : 'nothing needs it any more: remove it',
  });

const unusedFinding = (ignore: Ignore): Finding =>
  finding({
    ...aboutIgnore(ignore),
    rule: 'run.ignore.unused',
    message: `the ignore of ${nameOf(ignore)} matches no finding (reason given: ${ignore.reason})`,
    help: 'remove it, or correct what it names',
  });

const aboutIgnore = (ignore: Ignore): Pick<Finding, 'places' | 'identity'> => ({
  places: ignore.location ? [placeOf(ignore.location)] : [],
  identity: [nameOf(ignore)],
});

/** Findings point into pacts and documents only; a place in a configuration is told in words. */
function placeOf(location: Location): string {
  const { line, column } = position(location);
  return `${location.source.display}:${line}:${column}`;
}

/** The ignore in words: what it selects. */
function nameOf(ignore: Ignore): string {
  const parts = [
    ignore.rule ?? 'any rule',
    ignore.consumer && `consumer "${ignore.consumer}"`,
    ignore.operation,
    ignore.interaction && `interaction "${ignore.interaction}"`,
    ignore.fingerprint && `fingerprint ${ignore.fingerprint}`,
  ];
  return parts.filter((part) => part).join(', ');
}

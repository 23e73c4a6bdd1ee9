import { hash } from 'node:crypto';
import type { CheckResult, Finding } from '../check/model.js';
import { mapFindings, type Scope } from './scope.js';

/**
 * Twelve hex digits that name a finding across runs: rule, consumer, provider, interaction (description and states)
 * and the finding's own identity. No line numbers, no array positions, no severity: moving an interaction or changing a
 * level keeps it.
 */
export function fingerprint(finding: Finding, scope: Scope): string {
  const last = known.get(finding);
  if (last && isAbout(last, scope)) return last.text;
  const text = compute(finding, scope);
  known.set(finding, {
    contract: scope.contract?.contract,
    interaction: scope.interaction?.interaction,
    text,
  });
  return text;
}

/** Every step of the policy and the report ask for it. */
const known = new WeakMap<Finding, Fingerprint>();

interface Fingerprint {
  readonly contract: object | undefined;
  readonly interaction: object | undefined;
  readonly text: string;
}

const isAbout = (last: Fingerprint, { contract, interaction }: Scope): boolean =>
  last.contract === contract?.contract && last.interaction === interaction?.interaction;

function compute(finding: Finding, { contract, interaction }: Scope): string {
  const parts = [
    finding.rule,
    contract?.contract.consumer ?? null,
    contract?.contract.provider ?? null,
    interaction?.interaction.description ?? null,
    interaction?.interaction.providerStates.map((state) => state.name) ?? null,
    finding.identity,
  ];
  return hash('sha256', JSON.stringify(parts)).slice(0, 12);
}

/**
 * Gives findings that would share a fingerprint an ordinal in their identity, in document order. Must run before any
 * policy drops findings, so that an ordinal never moves to another finding; running it twice changes nothing.
 */
export function numberDuplicates(result: CheckResult): CheckResult {
  const seen = new Map<string, number>();
  return mapFindings(result, (findings, scope) =>
    findings.map((finding) => {
      const key = fingerprint(finding, scope);
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return count === 1 ? finding : { ...finding, identity: [...finding.identity, `#${count}`] };
    }),
  );
}

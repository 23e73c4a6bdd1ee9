import type { CheckResult, Finding } from '../check/model.js';
import { sha256 } from '../text/sha256.js';
import { mapFindings, type Scope } from './scope.js';

/**
 * Twelve hex digits that name a finding across runs: rule, consumer, provider, interaction (description and states)
 * and the finding's own identity. No line numbers, no array positions, no severity: moving an interaction or changing a
 * level keeps it.
 */
export function fingerprint(finding: Finding, scope: Scope): string {
  const name = nameOf(finding, scope);
  name.hash ??= sha256(name.text).slice(0, 12);
  return name.hash;
}

/** What a fingerprint is made of. Every step of the policy and the report ask for it. */
interface Name {
  readonly contract: object | undefined;
  readonly interaction: object | undefined;
  readonly text: string;
  /** Once somebody has asked. */
  hash: string | undefined;
}

/** What a scope is called across runs. */
export const scopeIdentity = ({ contract, interaction }: Scope): readonly unknown[] => [
  contract?.contract.consumer ?? null,
  contract?.contract.provider ?? null,
  interaction?.interaction.description ?? null,
  interaction?.interaction.providerStates.map((state) => state.name) ?? null,
];

const known = new WeakMap<Finding, Name>();

function nameOf(finding: Finding, scope: Scope): Name {
  const contract = scope.contract?.contract;
  const interaction = scope.interaction?.interaction;
  const last = known.get(finding);
  if (last && last.contract === contract && last.interaction === interaction) return last;
  const parts = [finding.rule, ...scopeIdentity(scope), finding.identity];
  const name: Name = { contract, interaction, text: JSON.stringify(parts), hash: undefined };
  known.set(finding, name);
  return name;
}

/**
 * Gives findings that would share a fingerprint an ordinal in their identity, in document order. Must run before any
 * policy drops findings, so that an ordinal never moves to another finding; running it twice changes nothing.
 */
export function numberDuplicates(result: CheckResult): CheckResult {
  const seen = new Map<string, number>();
  return mapFindings(result, (findings, scope) =>
    findings.map((finding) => {
      const key = nameOf(finding, scope).text;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return count === 1 ? finding : { ...finding, identity: [...finding.identity, `#${count}`] };
    }),
  );
}

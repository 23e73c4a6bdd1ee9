import type { CheckResult, ContractResult, Finding, InteractionResult } from '../check/model.js';
import type { Selector } from './model.js';
import { matchesWildcard } from './wildcard.js';

/** What a finding is about: a document (both undefined), a pact file, or one interaction. */
export interface Scope {
  readonly contract: ContractResult | undefined;
  readonly interaction: InteractionResult | undefined;
}

/** The findings of a scope after a policy. */
export type FindingsMapper = (findings: readonly Finding[], scope: Scope) => readonly Finding[];

/** Applies a mapper to the findings of every scope that has any, in document order; the input stays as it is. */
export function mapFindings(result: CheckResult, mapper: FindingsMapper): CheckResult {
  return {
    ...withFindings(result, mapper, { contract: undefined, interaction: undefined }),
    contracts: result.contracts.map((contract) => ({
      ...withFindings(contract, mapper, { contract, interaction: undefined }),
      interactions: contract.interactions.map((interaction) =>
        withFindings(interaction, mapper, { contract, interaction }),
      ),
    })),
  };
}

/** The same for a mapper by which a configuration leaves findings out: the result counts them. */
export function leaveOut(result: CheckResult, mapper: FindingsMapper): CheckResult {
  let ignored = result.ignored ?? 0;
  const kept = mapFindings(result, (findings, scope) => {
    const mapped = mapper(findings, scope);
    ignored += findings.length - mapped.length;
    return mapped;
  });
  return ignored > 0 ? { ...kept, ignored } : kept;
}

/** What nothing changes in stays the same object: most policies touch few of thousands of interactions. */
function withFindings<T extends { readonly findings: readonly Finding[] }>(
  owner: T,
  mapper: FindingsMapper,
  scope: Scope,
): T {
  const { findings } = owner;
  if (findings.length === 0) return owner;
  const mapped = mapper(findings, scope);
  const isSame = mapped.length === findings.length && mapped.every((one, i) => one === findings[i]);
  return isSame ? owner : { ...owner, findings: mapped };
}

/** All findings of a result, in document order. */
export const allFindings = (result: CheckResult): readonly Finding[] => [
  ...result.findings,
  ...result.contracts.flatMap((contract) => [
    ...contract.findings,
    ...contract.interactions.flatMap((interaction) => interaction.findings),
  ]),
];

/** Whether a selector covers a scope. A key that the scope has no value for is not covered. */
export function selects(selector: Selector, { contract, interaction }: Scope): boolean {
  const operation = interaction?.operation;
  return (
    covers(selector.consumer, contract?.contract.consumer) &&
    covers(selector.operation, operation && `${operation.method} ${operation.template}`) &&
    covers(selector.interaction, interaction?.interaction.description)
  );
}

const covers = (pattern: string | undefined, text: string | undefined): boolean =>
  pattern === undefined || (text !== undefined && matchesWildcard(pattern, text));

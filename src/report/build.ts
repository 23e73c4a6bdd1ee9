import type { CheckResult, ContractResult, Finding, InteractionResult } from '../check/model.js';
import { packageVersion } from '../package.js';
import { fingerprint, numberDuplicates } from '../policy/fingerprint.js';
import type { Scope } from '../policy/scope.js';
import { type Locate, reportLocation, shownRange } from './locations.js';
import type { Report, ReportContract, ReportFinding, ReportInteraction } from './model.js';
import { compareReported } from './order.js';
import { summarize } from './summary.js';

/**
 * The report of a check: plain data with fingerprints, lines and columns, in an order that depends on the inputs only.
 *
 * @param result The outcome of the check, after the policy.
 * @param locate Finds text ranges; the default reads the sources.
 */
export function buildReport(result: CheckResult, locate: Locate = shownRange): Report {
  const numbered = numberDuplicates(result);
  return {
    schemaVersion: '1',
    tool: { name: 'concordat', version: packageVersion() },
    seed: numbered.seed,
    summary: summarize(numbered),
    findings: reportFindings(numbered.findings, { contract: undefined, interaction: undefined }, locate),
    contracts: numbered.contracts.map((contract) => reportContract(contract, locate)),
    ...(numbered.coverage && { coverage: numbered.coverage }),
  };
}

const reportContract = (result: ContractResult, locate: Locate): ReportContract => ({
  file: result.contract.source.display,
  consumer: result.contract.consumer ?? '',
  provider: result.contract.provider ?? '',
  findings: reportFindings(result.findings, { contract: result, interaction: undefined }, locate),
  interactions: result.interactions.map((interaction) => reportInteraction(interaction, result, locate)),
});

function reportInteraction(
  result: InteractionResult,
  contract: ContractResult,
  locate: Locate,
): ReportInteraction {
  const { interaction, operation, witness } = result;
  return {
    description: interaction.description,
    providerStates: interaction.providerStates.map((state) => state.name),
    index: interaction.index,
    pending: interaction.pending,
    ...(operation && { operation: { method: operation.method, path: operation.template } }),
    verdict: result.verdict,
    ...(result.certainty && { certainty: result.certainty }),
    ...(witness && { witness }),
    obligations: result.obligations,
    findings: reportFindings(result.findings, { contract, interaction: result }, locate),
  };
}

const reportFindings = (
  findings: readonly Finding[],
  scope: Scope,
  locate: Locate,
): readonly ReportFinding[] =>
  findings
    .map((finding) => ({ finding, report: reportFinding(finding, scope, locate) }))
    .sort(compareReported)
    .map(({ report }) => report);

const reportFinding = (finding: Finding, scope: Scope, locate: Locate): ReportFinding => ({
  rule: finding.rule,
  severity: finding.severity,
  certainty: finding.certainty,
  message: finding.message,
  ...(finding.help !== undefined && { help: finding.help }),
  get fingerprint() {
    return fingerprint(finding, scope);
  },
  ...(finding.pact && { pact: reportLocation(finding.pact, finding.rule, locate) }),
  ...(finding.spec && { spec: reportLocation(finding.spec, finding.rule, locate) }),
  ...(finding.expected !== undefined && { expected: finding.expected }),
  ...(finding.actual !== undefined && { actual: finding.actual }),
  ...(finding.places.length > 0 && { places: finding.places }),
  ...(finding.counterexample && { counterexample: finding.counterexample }),
  ...(finding.isNew !== undefined && { new: finding.isNew }),
});

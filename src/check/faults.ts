import type { DescriptionFault } from '../openapi/model.js';
import { contractFaults } from '../pact/hygiene.js';
import type { Contract, Interaction, PactFault } from '../pact/model.js';
import { findRule, type RuleId } from '../rules/table.js';
import { finding } from './finding.js';
import type { Finding } from './model.js';

/** A fault's code with its area as rule id; codes without a row of their own belong to the area's general rule. */
const ruleOf = (area: 'pact' | 'spec', code: string, general: RuleId): RuleId => {
  const id = `${area}.${code}`;
  return findRule(id) ? (id as RuleId) : general;
};

const pactFinding = (contract: Contract, fault: PactFault): Finding =>
  finding({
    rule: ruleOf('pact', fault.code, 'pact.malformed'),
    severity: fault.severity,
    message: fault.message,
    pact: { source: contract.source, pointer: fault.pointer, offset: fault.offset },
    identity: [fault.pointer, fault.code],
  });

/** What is odd about a pact file as a whole, whatever the document says. `provider`: whose pacts were asked for. */
export const contractFindings = (contract: Contract, provider: string | undefined): Finding[] => [
  ...contract.faults.map((fault) => pactFinding(contract, fault)),
  ...(provider !== undefined && contract.provider !== undefined && contract.provider !== provider
    ? [otherProvider(contract, contract.provider, provider)]
    : []),
];

const otherProvider = (contract: Contract, named: string, provider: string): Finding =>
  finding({
    rule: 'pact.provider',
    message: `the pact is for the provider "${named}", the check is for "${provider}"; it was compared all the same`,
    help: 'leave the file out, or correct the name',
    pact: { source: contract.source, pointer: '/provider' },
    identity: [named],
  });

/** What is odd about one interaction, whatever the document says. */
export const interactionFaults = (contract: Contract, interaction: Interaction): Finding[] => [
  ...interaction.faults.map((fault) => pactFinding(contract, fault)),
  ...(hygieneOf(contract).get(interaction) ?? []).map((fault) => pactFinding(contract, fault)),
];

type FaultsByInteraction = ReadonlyMap<Interaction, readonly PactFault[]>;

const hygiene = new WeakMap<Contract, FaultsByInteraction>();

function hygieneOf(contract: Contract): FaultsByInteraction {
  let known = hygiene.get(contract);
  if (!known) {
    const found = new Map<Interaction, PactFault[]>();
    for (const { interaction, fault } of contractFaults(contract)) {
      const about = contract.interactions[interaction] as Interaction;
      found.set(about, [...(found.get(about) ?? []), fault]);
    }
    known = found;
    hygiene.set(contract, known);
  }
  return known;
}

/** What is wrong with a document, as far as it was looked at. */
export const documentFindings = (faults: readonly DescriptionFault[]): Finding[] =>
  faults.map((fault) =>
    finding({
      rule: ruleOf('spec', fault.code, 'spec.invalid'),
      severity: fault.severity,
      message: fault.message,
      spec: fault.location,
      identity: [fault.location.pointer, fault.code],
    }),
  );

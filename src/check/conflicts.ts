import { printJson } from '../json/print.js';
import { matchRequest, matchResponse } from '../matching/index.js';
import { isMatch } from '../matching/result.js';
import type { Contract, HttpInteraction } from '../pact/model.js';
import { finding } from './finding.js';
import type { ResultOfInteraction } from './model.js';
import { exampleRequest, exampleResponse } from './wire.js';

/** Interactions of one group are compared pairwise; beyond this a group is a recording, not a contract. */
const GROUP_LIMIT = 200;

/**
 * Two interactions under the same provider states that one request satisfies, with answers of which neither satisfies
 * the other: no provider can honour both (docs/design.md 4.5). The later one gets the finding.
 */
export function checkConflicts<R extends ResultOfInteraction>(
  contract: Contract,
  results: readonly R[],
): R[] {
  const earlier = new Map<string, HttpInteraction[]>();
  return results.map((result) => {
    const { interaction, operation } = result;
    if (interaction.kind !== 'http' || !operation) return result;
    const states = interaction.providerStates.map(
      ({ name, params }) => `${name} ${printJson({ ...params })}`,
    );
    const key = `${operation.method} ${operation.template} ${states.sort().join('\n')}`;
    const group = earlier.get(key) ?? [];
    earlier.set(key, group);
    const rival = group.length < GROUP_LIMIT ? group.find((one) => conflicts(one, interaction)) : undefined;
    group.push(interaction);
    if (!rival) return result;
    const message = `the same request satisfies "${rival.description}" under the same provider states, but another response is expected here`;
    return {
      ...result,
      findings: [
        ...result.findings,
        finding({
          rule: 'interaction.conflict',
          message,
          help: 'tell the two apart by a provider state, or by the request',
          pact: { source: contract.source, pointer: interaction.pointer },
          identity: [rival.description],
        }),
      ],
    };
  });
}

function conflicts(a: HttpInteraction, b: HttpInteraction): boolean {
  const sameRequest =
    isMatch(matchRequest(a.request, exampleRequest(b.request))) ||
    isMatch(matchRequest(b.request, exampleRequest(a.request)));
  if (!sameRequest) return false;
  const compatible =
    isMatch(matchResponse(a.response, exampleResponse(b.response))) ||
    isMatch(matchResponse(b.response, exampleResponse(a.response)));
  return !compatible;
}

import type { CheckedInteraction, PrintedRequest, PrintedResponse } from '../../../src/check/model.js';
import { DEFAULT_OPTIONS } from '../../../src/check/options.js';
import { runCheck } from '../../../src/check/run.js';
import { valueAt } from '../../../src/json/pointer.js';
import { isObject, type JsonObject } from '../../../src/json/value.js';
import { matchRequest, matchResponse, VERIFIER_POLICY } from '../../../src/matching/index.js';
import { isMatch } from '../../../src/matching/result.js';
import type { Contract, HttpInteraction } from '../../../src/pact/model.js';
import { bytesOf, requestOf, responseOf } from '../../property/wire.js';
import type { Case, OracleVerdict } from '../oracle/model.js';
import { loadPair } from './load-pair.js';
import type { RealPair } from './real-pairs.js';

/** What the tool claims that Pact's own implementation says about a concrete message. */
export interface Claim {
  readonly one: Case;
  readonly claimed: OracleVerdict;
  /** True where our engine departs from the verifier on purpose (docs/matching.md). */
  readonly departs: boolean;
  readonly where: string;
}

/** The claims about the interactions of one pair, and how many of these there are. */
export interface PairClaims {
  readonly claims: readonly Claim[];
  readonly interactions: number;
}

/** Every witness, response counterexample and request counterexample of a pair as a claim. */
export async function claimsOf({ id, spec, pacts }: RealPair): Promise<PairClaims> {
  const { description, contracts } = await loadPair({ spec, pacts });
  const descriptions = description ? [description] : [];
  const { contracts: results } = runCheck({ descriptions, contracts, options: DEFAULT_OPTIONS });
  let interactions = 0;
  const claims = results.flatMap(({ contract, interactions: all }) =>
    all.flatMap((result) => {
      const found = claimsAbout(contract, result, `${id} #${result.interaction.index}`);
      if (found.length > 0) interactions += 1;
      return found;
    }),
  );
  return { claims, interactions };
}

function claimsAbout(contract: Contract, result: CheckedInteraction, where: string): Claim[] {
  const { interaction } = result;
  if (interaction.kind !== 'http' || interaction.plugins.length > 0) return [];
  // Objects of a DSL are read as what they stand for; the verifier takes them for data.
  if (interaction.faults.some(({ code }) => code.includes('dsl'))) return [];
  const raw = valueAt(contract.source.value, interaction.pointer);
  const [request, response] = isObject(raw) ? [raw.request, raw.response] : [];
  if (!isObject(request) || !isObject(response)) return [];
  const spec = contract.version === '1.1' ? '1' : contract.version;
  const claims: Claim[] = [];
  const responseClaim = (printed: PrintedResponse, claimed: OracleVerdict, what: string): void => {
    if (!servable(printed)) return;
    const policy = matchResponse(interaction.response, responseOf(printed), VERIFIER_POLICY);
    const departs = isMatch(policy) !== (claimed === 'match');
    const one: Case = { family: what, part: 'response', spec, expected: response, actual: actualOf(printed) };
    claims.push({ one, claimed, departs, where: `${where} ${what}` });
  };
  if (result.witness?.response) responseClaim(result.witness.response, 'match', 'witness');
  for (const { counterexample, rule } of result.findings) {
    if (counterexample?.response)
      responseClaim(counterexample.response, 'mismatch', `counterexample ${rule}`);
    else if (counterexample?.request && isAdmitted(interaction, counterexample.request)) {
      const policy = matchRequest(interaction.request, requestOf(counterexample.request), VERIFIER_POLICY);
      const one: Case = {
        family: `request ${rule}`,
        part: 'request',
        spec,
        expected: request,
        actual: {
          ...actualOf(counterexample.request),
          method: counterexample.request.method,
          path: counterexample.request.path,
        },
      };
      claims.push({ one, claimed: 'match', departs: !isMatch(policy), where: `${where} request ${rule}` });
    }
  }
  return claims;
}

/** What only a generator makes need not satisfy the rules that the mock server knows. */
const isAdmitted = (interaction: HttpInteraction, printed: PrintedRequest): boolean =>
  isMatch(matchRequest(interaction.request, requestOf(printed)));

/** Statuses without a body are no place for one, 1xx are no final answer, and the verifier follows redirects. */
const servable = ({ status, body, headers }: PrintedResponse): boolean =>
  status >= 200 &&
  ((status !== 204 && status !== 304) || body === undefined) &&
  !(status >= 300 && status < 400 && Object.keys(headers).some((name) => name.toLowerCase() === 'location'));

function actualOf(printed: PrintedRequest | PrintedResponse): JsonObject {
  const body = bytesOf(printed);
  return {
    ...('status' in printed && { status: printed.status }),
    headers: { ...printed.headers },
    ...(body.length > 0 && { body: { base64: body.toString('base64') } }),
  };
}

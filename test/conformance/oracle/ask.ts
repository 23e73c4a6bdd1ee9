import { askMockServer } from './mock-server.js';
import type { Case, OracleAnswer } from './model.js';
import { askVerifier } from './verifier.js';

/** The real verdicts: requests from `pact mock`, responses and messages from `pact verifier`. In the order of the cases. */
export async function askOracle(binary: string, cases: readonly Case[]): Promise<OracleAnswer[]> {
  const isRequest = ({ part }: Case) => part === 'request';
  const requests = await askMockServer(binary, cases.filter(isRequest));
  const others = await askVerifier(
    binary,
    cases.filter((one) => !isRequest(one)),
  );
  return cases.map((one) => (isRequest(one) ? requests.shift() : others.shift()) as OracleAnswer);
}

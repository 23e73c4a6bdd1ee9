import { DEFAULT_POLICY, describeAll, isMatch, matchStatus } from '../../matching/index.js';
import { selectResponse } from '../../openapi/media.js';
import type { Operation } from '../../openapi/model.js';
import type { ExpectedResponse } from '../../pact/model.js';
import { CONFORMS, type Conformance, violation } from '../violation.js';

const STATUSES = Array.from({ length: 500 }, (_, i) => 100 + i);

/**
 * The statuses that the consumer accepts and the document declares, one of each declared response: the example's before
 * others, those declared by number before ranges, and `default` last, which is there for what nobody thought of.
 */
export function permittedStatuses({ status, rules }: ExpectedResponse, operation: Operation): number[] {
  if (!rules.status?.matchers.length || !operation.responses.length) return [status];
  const isAccepted = (one: number) => matchStatus(status, one, rules.status, DEFAULT_POLICY);
  if (isAccepted(status).undecided.length) return [status];
  const firsts = new Map<string, number>();
  for (const one of [status, ...STATUSES]) {
    const declared = selectResponse(operation.responses, one)?.status;
    if (declared !== undefined && !firsts.has(declared) && isMatch(isAccepted(one)))
      firsts.set(declared, one);
  }
  const rank = ([declared, one]: readonly [string, number]): number => {
    if (declared === 'default') return 3;
    if (one === status) return 0;
    return declared === String(one) ? 1 : 2;
  };
  return [...firsts].sort((a, b) => rank(a) - rank(b)).map(([, one]) => one);
}

/** Whether the operation declares the status. An operation without responses (legal in 3.1) says nothing about it. */
export function checkStatus(operation: Operation, status: number): Conformance {
  if (!operation.responses.length) return CONFORMS;
  const response = selectResponse(operation.responses, status);
  if (!response)
    return unknownStatus(
      operation,
      status,
      `status ${status}`,
      `describe the ${status} response, or correct the expected status`,
    );
  if (response.status !== 'default') return CONFORMS;
  return violation({
    rule: 'response.status.default',
    place: { part: 'status' },
    message: `status ${status} is covered only by the default response`,
    spec: response.location,
  });
}

/** None of the declared statuses is one that the status rules accept. */
export const noAcceptedStatus = (operation: Operation, { status, rules }: ExpectedResponse): Conformance =>
  unknownStatus(
    operation,
    status,
    rules.status ? describeAll(rules.status.matchers, status, rules.status.combine) : `status ${status}`,
    'describe such a response, or correct the rule of the status',
  );

function unknownStatus(operation: Operation, status: number, wanted: string, help: string): Conformance {
  const statuses = operation.responses.map((one) => one.status);
  return violation({
    rule: 'response.status.unknown',
    place: { part: 'status' },
    message: `the consumer expects ${wanted}; ${operation.method} ${operation.template} declares ${statuses.join(', ')}`,
    help,
    spec: operation.location,
    expected: statuses,
    actual: status,
  });
}

import type { Operation, Response } from '../../openapi/model.js';
import { CONFORMS, type Conformance, together, violation } from '../violation.js';

/** The declared response for a status: exact, then its range (`2XX`), then `default` (OpenAPI 3.1 section 4.8.16). */
export function responseFor(operation: Operation, status: number): Response | undefined {
  const declared = (key: string) => operation.responses.find((response) => response.status === key);
  return declared(String(status)) ?? declared(`${Math.floor(status / 100)}XX`) ?? declared('default');
}

/** Every status the document declares, as examples of numbers: `2XX` stands for 200 to 299. */
export const declaredStatuses = (operation: Operation): number[] =>
  operation.responses.flatMap(({ status }) => {
    if (/^\d{3}$/.test(status)) return [Number(status)];
    const range = /^(\d)XX$/.exec(status);
    return range ? Array.from({ length: 100 }, (_, i) => Number(range[1]) * 100 + i) : [];
  });

/** Whether the operation declares the status. An operation without responses (legal in 3.1) says nothing about it. */
export function checkStatus(operation: Operation, status: number): Conformance {
  if (!operation.responses.length) return CONFORMS;
  const response = responseFor(operation, status);
  const place = { part: 'status' } as const;
  const statuses = operation.responses.map((one) => one.status);
  if (!response)
    return violation({
      rule: 'response.status.unknown',
      place,
      message: `the consumer expects status ${status}; ${operation.method} ${operation.template} declares ${statuses.join(', ')}`,
      help: `describe the ${status} response, or correct the expected status`,
      spec: operation.location,
      expected: statuses,
      actual: status,
    });
  if (response.status !== 'default') return CONFORMS;
  return together(
    violation({
      rule: 'response.status.default',
      place,
      message: `status ${status} is covered only by the default response`,
      spec: response.location,
    }),
  );
}

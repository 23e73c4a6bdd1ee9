import {
  generateRequests,
  generateResponses,
  nearMissRequests,
  nearMissResponses,
  type Samples,
  statusOf,
} from '../../generate/index.js';
import { selectResponse } from '../../openapi/media.js';
import type { Operation } from '../../openapi/model.js';
import type { GenerateFlags } from './flags.js';
import type { Batch, Message } from './model.js';

/** Generates for one operation: one batch of requests, or one of responses for every status. */
export function batchesOf(operation: Operation, flags: GenerateFlags): readonly Batch[] {
  const options = { seed: flags.seed, n: flags.number };
  if (flags.direction === 'request')
    return [
      batch(
        operation,
        undefined,
        flags.invalid ? near(nearMissRequests(operation, options)) : generateRequests(operation, options),
      ),
    ];
  return statusesOf(operation, flags.status).map((status) =>
    batch(
      operation,
      status,
      flags.invalid
        ? near(nearMissResponses(operation, status, options))
        : generateResponses(operation, status, options),
    ),
  );
}

const near = <T extends Message>(messages: readonly T[]): Samples<T> =>
  messages.length > 0
    ? { kind: 'messages', messages }
    : { kind: 'none', reason: 'there is no constraint that can be broken alone' };

const batch = (operation: Operation, status: number | undefined, samples: Samples<Message>): Batch => ({
  operation,
  status,
  messages: samples.kind === 'messages' ? samples.messages : [],
  reason: samples.kind === 'none' ? samples.reason : undefined,
});

function statusesOf(operation: Operation, wanted: number | undefined): readonly number[] {
  if (wanted === undefined) return operation.responses.map(statusOf);
  return selectResponse(operation.responses, wanted) ? [wanted] : [];
}

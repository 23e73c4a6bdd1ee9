import type { Broken, GeneratedRequest, GeneratedResponse } from '../../generate/index.js';
import type { Operation } from '../../openapi/model.js';

/** One generated message; `broken` when it is meant to be wrong. */
export type Message = (GeneratedRequest | GeneratedResponse) & { readonly broken?: Broken };

/** What was generated for one operation, and one status of its responses. */
export interface Batch {
  readonly operation: Operation;
  /** Undefined: requests. */
  readonly status: number | undefined;
  readonly messages: readonly Message[];
  /** Why there are none, or fewer. */
  readonly reason: string | undefined;
}

export const isRequest = (message: Message): message is GeneratedRequest & { readonly broken?: Broken } =>
  'method' in message;

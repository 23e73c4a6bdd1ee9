import * as fc from 'fast-check';
import type { Operation } from '../openapi/model.js';
import { NoValuesError } from '../schema/generate/index.js';
import type { GeneratedRequest, GeneratedResponse, RequestOptions, ResponseOptions } from './model.js';
import { arbitraryRequest } from './request.js';
import { arbitraryResponse } from './response.js';

export interface SampleOptions {
  readonly seed: number;
  readonly n: number;
}

/** Messages, or why there are none. */
export type Samples<Message> =
  | { readonly kind: 'messages'; readonly messages: readonly Message[] }
  | { readonly kind: 'none'; readonly reason: string };

/** Requests that conform to an operation; the same seed gives the same ones. Never throws. */
export const generateRequests = (
  operation: Operation,
  { seed, n, ...options }: SampleOptions & RequestOptions,
): Samples<GeneratedRequest> => sampled(() => arbitraryRequest(operation, options), seed, n);

/** Responses that an operation may give with a status; the same seed gives the same ones. Never throws. */
export const generateResponses = (
  operation: Operation,
  status: number,
  { seed, n, ...options }: SampleOptions & ResponseOptions,
): Samples<GeneratedResponse> => sampled(() => arbitraryResponse(operation, status, options), seed, n);

function sampled<T>(make: () => fc.Arbitrary<T>, seed: number, n: number): Samples<T> {
  try {
    return { kind: 'messages', messages: fc.sample(make(), { seed, numRuns: n }) };
  } catch (error) {
    if (error instanceof NoValuesError) return { kind: 'none', reason: error.message };
    throw error;
  }
}

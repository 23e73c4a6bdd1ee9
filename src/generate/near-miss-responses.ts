import * as fc from 'fast-check';
import { printJson } from '../json/print.js';
import type { Operation, Response } from '../openapi/model.js';
import { PARAMETER_READING } from '../openapi/parameters/scalar.js';
import { NoValuesError, nearMisses } from '../schema/generate/index.js';
import { concreteMediaType } from './bodies/media-type.js';
import { brokenByResponse, RESPONSE } from './broken.js';
import type { GeneratedResponse, NearMiss, ResponseOptions } from './model.js';
import { bodySchema } from './parts.js';
import { describedResponse, type ResponseValues, responseValues, writeResponse } from './response.js';
import type { SampleOptions } from './samples.js';

type Change = (values: ResponseValues) => ResponseValues | undefined;

/**
 * Responses that break exactly one constraint of what an operation describes for a status, which is named. Fewer than `n`,
 * or none, when there is no more to break. The same seed gives the same responses.
 *
 * @throws NoValuesError when the document describes no response for the status.
 */
export function nearMissResponses(
  operation: Operation,
  status: number,
  { seed, n, ...options }: SampleOptions & ResponseOptions,
): NearMiss<GeneratedResponse>[] {
  const response = describedResponse(operation, status);
  const bases = basesOf(response, options, seed, n);
  const lists = changesOf(response, options, seed, n);
  const found: NearMiss<GeneratedResponse>[] = [];
  const seen = new Set<string>();
  for (let round = 0; found.length < n && lists.some((list) => round < list.length); round++)
    for (const list of lists) {
      const base = bases[found.length % Math.max(1, bases.length)];
      const values = base && list[round]?.(base);
      if (!values || found.length >= n) continue;
      const message = writeResponse(status, values);
      const broken = brokenByResponse(response, message);
      const text = `${JSON.stringify(message.headers)} ${printJson(message.content ?? null)}`;
      const [only] = broken;
      if (!only || broken.length > 1 || only.keyword === 'undecided' || seen.has(text)) continue;
      seen.add(text);
      found.push({ ...message, broken: only });
    }
  return found;
}

function basesOf(response: Response, options: ResponseOptions, seed: number, n: number): ResponseValues[] {
  try {
    return fc.sample(responseValues(response, options), { seed, numRuns: n });
  } catch (error) {
    if (error instanceof NoValuesError) return [];
    throw error;
  }
}

const changesOf = (response: Response, options: ResponseOptions, seed: number, n: number): Change[][] => [
  ...(response.content ?? []).map((content): Change[] => {
    const schema = bodySchema(content);
    const mediaType = concreteMediaType(content.mediaType);
    const misses = schema ? nearMisses(schema, RESPONSE, { ...options, seed, n }) : [];
    return misses.map(({ value }) => (values) => ({ ...values, body: { content, mediaType, value } }));
  }),
  ...response.headers.map((header): Change[] => {
    const without = (values: ResponseValues) =>
      new Map([...values.headers].filter(([other]) => other !== header));
    const { schema } = header.encoding;
    const misses = schema ? nearMisses(schema, PARAMETER_READING, { ...options, seed, n }) : [];
    const changes = misses
      .filter(
        ({ value }) => !/[^\x20-\x7e]|^\s|\s$/.test(typeof value === 'string' ? value : printJson(value)),
      )
      .map(
        ({ value }): Change =>
          (values) => ({ ...values, headers: new Map([...without(values), [header, value]]) }),
      );
    return header.required ? [(values) => ({ ...values, headers: without(values) }), ...changes] : changes;
  }),
];

import * as fc from 'fast-check';
import { printJson } from '../json/print.js';
import type { JsonValue } from '../json/value.js';
import type { Operation, Parameter } from '../openapi/model.js';
import { PARAMETER_READING } from '../openapi/parameters/scalar.js';
import { NoValuesError, nearMisses } from '../schema/generate/index.js';
import { concreteMediaType } from './bodies/media-type.js';
import { brokenByRequest, REQUEST } from './broken.js';
import { credentialsOf } from './credentials.js';
import type { GeneratedRequest, NearMiss, RequestOptions } from './model.js';
import { bodySchema } from './parts.js';
import { requestValues } from './request.js';
import type { SampleOptions } from './samples.js';
import { type RequestValues, writeRequest } from './write-request.js';

/** Changes to the parts of a conforming request; each list is meant to break one kind of constraint. */
type Change = (values: RequestValues) => RequestValues | undefined;

/**
 * Requests that break exactly one constraint of an operation, which is named; every other one is kept. Constraints of all
 * parameters, of the body, of its presence and media type, and of the credentials take turns. Fewer than `n`, or none, when
 * there is no more to break. The same seed gives the same requests. Never throws.
 */
export function nearMissRequests(
  operation: Operation,
  { seed, n, ...options }: SampleOptions & RequestOptions,
): NearMiss<GeneratedRequest>[] {
  const bases = basesOf(operation, options, seed, n);
  const lists = changesOf(operation, options, seed, n);
  const found: NearMiss<GeneratedRequest>[] = [];
  const seen = new Set<string>();
  for (let round = 0; found.length < n && lists.some((list) => round < list.length); round++)
    for (const list of lists) {
      const change = list[round];
      const base = bases[found.length % Math.max(1, bases.length)];
      const values = change && base && change(base);
      if (!values || found.length >= n) continue;
      const request = writeRequest(operation, values, options);
      const broken = brokenByRequest(operation, request, options);
      const text = `${request.url} ${printJson(request.content ?? null)} ${JSON.stringify(request.headers)}`;
      const [only] = broken;
      if (!only || broken.length > 1 || only.keyword === 'undecided' || seen.has(text)) continue;
      seen.add(text);
      found.push({ ...request, broken: only });
    }
  return found;
}

function basesOf(operation: Operation, options: RequestOptions, seed: number, n: number): RequestValues[] {
  try {
    return fc
      .sample(requestValues(operation, options), { seed, numRuns: n })
      .filter(
        (values) =>
          brokenByRequest(operation, writeRequest(operation, values, options), options).length === 0,
      );
  } catch (error) {
    if (error instanceof NoValuesError) return [];
    throw error;
  }
}

function changesOf(operation: Operation, options: RequestOptions, seed: number, n: number): Change[][] {
  const { parameters, requestBody } = operation;
  return [
    ...parameters.map((parameter) => [...absent(parameter), ...otherValues(parameter, options, seed, n)]),
    ...(requestBody?.content ?? []).map((content): Change[] => {
      const schema = bodySchema(content);
      const mediaType = concreteMediaType(content.mediaType);
      const misses = schema ? nearMisses(schema, REQUEST, { ...options, seed, n }) : [];
      return misses.map(({ value }) => (values) => ({ ...values, body: { content, mediaType, value } }));
    }),
    requestBody?.required ? [(values: RequestValues) => ({ ...values, body: undefined })] : [],
    requestBody ? [undeclaredMediaType] : [],
    credentialsOf(operation, options.credentials).length > 0
      ? [(values: RequestValues) => ({ ...values, authorized: false })]
      : [],
  ];
}

/** A required parameter left out; a path without one is another path. */
const absent = (parameter: Parameter): Change[] =>
  parameter.required && parameter.in !== 'path'
    ? [
        (values) => ({
          ...values,
          parameters: new Map([...values.parameters].filter(([other]) => other !== parameter)),
        }),
      ]
    : [];

function otherValues(parameter: Parameter, options: RequestOptions, seed: number, n: number): Change[] {
  const { schema } = parameter.encoding;
  if (!schema) return [];
  return nearMisses(schema, PARAMETER_READING, { ...options, seed, n }).map(
    ({ value }) =>
      (values) =>
        canBeSent(parameter, value)
          ? { ...values, parameters: new Map([...values.parameters, [parameter, value]]) }
          : undefined,
  );
}

/** Broken values still have to be requests: no control characters in headers, no lone surrogates in URLs. */
const canBeSent = ({ in: place }: Parameter, value: JsonValue): boolean => {
  const text = typeof value === 'string' ? value : printJson(value);
  if (!text.isWellFormed()) return false;
  return place === 'query' || place === 'path' || !/[^\x20-\x7e]|^\s|\s$/.test(text);
};

const undeclaredMediaType: Change = (values) =>
  values.body && { ...values, body: { ...values.body, claimed: 'application/vnd.undeclared' } };

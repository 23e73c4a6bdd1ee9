import { toNumber } from '../json/number.js';
import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { isNumber, isObject, type JsonValue } from '../json/value.js';
import { readBody } from './body.js';
import type { ReportFault } from './faults.js';
import type { PactForm } from './form.js';
import { headerValue, readHeaders } from './headers.js';
import type { Body, ExpectedRequest, ExpectedResponse, Header } from './model.js';
import { type Part, readPart } from './part.js';
import { readQuery } from './query.js';
import { readTarget } from './request-target.js';
import { excerptOf } from './text.js';

function bodyOf(part: Part, headers: readonly Header[]): Body {
  const body = readBody(
    {
      value: part.field('body'),
      pointer: part.at('body'),
      header: headerValue(headers, 'content-type'),
      report: part.report,
      isPlain: part.form.isPlain,
      isWrapped: part.isWrapped('body'),
    },
    part.form.version,
  );
  return body.state === 'present' && part.converted('body') ? { ...body, jsonPointer: undefined } : body;
}

function methodOf(part: Part): string {
  const method = part.field('method');
  if (typeof method === 'string' && method !== '') return method.toUpperCase();
  part.report('field.missing', part.pointer, `The request has no 'method'; GET is assumed.`);
  return 'GET';
}

/** A status code from an integer or its text; anything else keeps the interaction from being read. */
function statusOf(part: Part): number {
  const status = part.field('status');
  const code = isNumber(status)
    ? toNumber(status)
    : typeof status === 'string'
      ? Number(status.trim() || Number.NaN)
      : Number.NaN;
  if (status === undefined)
    part.report(
      'malformed',
      part.pointer,
      `The response has no field 'status', so it cannot be said which response of the description is meant.`,
    );
  else if (!Number.isInteger(code) || code < 100 || code > 999)
    part.report(
      'malformed',
      part.at('status'),
      `The field 'status' of the response must be a status code such as 200, found ${excerptOf(status)}.`,
    );
  else if (typeof status !== 'number')
    part.report(
      'field.type',
      part.at('status'),
      `The status ${typeof status === 'string' ? JSON.stringify(status) : excerptOf(status)} should be an integer; verifiers built on the Rust core fail on it.`,
    );
  return code;
}

/** Reads an expected request; what is wrong with it goes to `report` (docs/pact.md sections 2.1 to 2.5). */
export function readRequest(
  value: JsonValue | undefined,
  parent: JsonPointer,
  form: PactForm,
  report: ReportFault,
): ExpectedRequest | undefined {
  const pointer = joinPointer(parent, 'request');
  if (!isObject(value)) {
    report('malformed', value === undefined ? parent : pointer, `The interaction has no object 'request'.`);
    return undefined;
  }
  const part = readPart(value, pointer, form, report, 'requestMatchingRules');
  const query = readQuery(part.field('query'), form.version, part.at('query'), report);
  const target = readTarget(part.field('path'), pointer, report);
  const headers = readHeaders(part.field('headers'), part.at('headers'), report);
  return {
    pointer,
    method: methodOf(part),
    path: target.path,
    query: query ?? target.query,
    headers,
    body: bodyOf(part, headers),
    rules: part.rules,
    generators: part.generators,
  };
}

/** Reads an expected response; what is wrong with it goes to `report`. */
export function readResponse(
  value: JsonValue | undefined,
  parent: JsonPointer,
  form: PactForm,
  report: ReportFault,
): ExpectedResponse | undefined {
  const pointer = joinPointer(parent, 'response');
  if (!isObject(value)) {
    report(
      'malformed',
      value === undefined ? parent : pointer,
      `The interaction has no object 'response', so there is no field 'status' either.`,
    );
    return undefined;
  }
  const part = readPart(value, pointer, form, report, 'responseMatchingRules');
  const headers = readHeaders(part.field('headers'), part.at('headers'), report);
  return {
    pointer,
    status: statusOf(part),
    headers,
    body: bodyOf(part, headers),
    rules: part.rules,
    generators: part.generators,
  };
}

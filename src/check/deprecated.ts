import { joinPointer } from '../json/pointer.js';
import { selectContent, selectResponse } from '../openapi/media.js';
import type { MediaTypeContent, Operation, Parameter, Response } from '../openapi/model.js';
import type { PathTexts } from '../openapi/route/segment.js';
import type { ExpectedRequest, ExpectedResponse, HttpInteraction } from '../pact/model.js';
import { rootPlace } from '../schema/applicable.js';
import { deprecatedPlaces } from '../schema/judge/index.js';
import type { Direction, Schema } from '../schema/model.js';
import type { Location, SourceFile } from '../source/model.js';
import { finding } from './finding.js';
import type { Finding } from './model.js';
import { bodyPointer, pactLocation } from './pact-location.js';
import type { Located } from './request/operation.js';
import { decodeRequest } from './request/parameters.js';
import { describedHeader } from './response/headers.js';
import { sitesAmong, sitesOf } from './response/sites.js';
import { readingOf } from './schema-violations.js';
import { bodyMediaType, type WireRequest, type WireResponse } from './wire.js';

const deprecated = (words: string, pact: Location, spec: Location): Finding =>
  finding({
    rule: 'interaction.deprecated',
    message: `${words} is deprecated`,
    help: 'plan the consumer without it before the provider removes it',
    pact,
    spec,
    identity: [spec.pointer],
  });

/**
 * What an interaction uses that the document calls deprecated: the operation, parameters, headers, fields of bodies.
 *
 * @param sent The example request.
 * @param expected The example response.
 */
export function deprecatedUse(
  source: SourceFile,
  { request, response }: HttpInteraction,
  { operation, texts }: Located,
  sent: WireRequest,
  expected: WireResponse,
): Finding[] {
  const answer = selectResponse(operation.responses, response.status);
  return requestParts(source, request, operation, texts, sent).concat(
    answer ? responseHeaders(source, response, answer) : [],
    fields(source, request, operation.requestBody?.content, sent, 'request'),
    fields(source, response, answer?.content, expected, 'response'),
  );
}

function requestParts(
  source: SourceFile,
  expected: ExpectedRequest,
  operation: Operation,
  texts: PathTexts,
  sent: WireRequest,
): Finding[] {
  const { method, template, location } = operation;
  const whole = operation.deprecated
    ? [
        deprecated(
          `the operation ${method} ${template}`,
          pactLocation(source, expected, { part: 'path' }),
          location,
        ),
      ]
    : [];
  if (!operation.parameters.some((parameter) => parameter.deprecated)) return whole;
  const used = decodeRequest(operation, texts, sent)
    .parameters.filter(({ parameter, state }) => parameter.deprecated && state !== 'absent')
    .map(({ parameter }) =>
      deprecated(
        `the ${parameter.in} parameter "${parameter.name}"`,
        pactLocation(source, expected, placeOf(parameter)),
        parameter.location,
      ),
    );
  return [...whole, ...used];
}

function placeOf({ in: part, name }: Parameter): Parameters<typeof pactLocation>[2] {
  switch (part) {
    case 'path':
      return { part: 'path-parameter', name };
    case 'query':
      return { part: 'query-parameter', name };
    case 'querystring':
      return { part: 'query' };
    case 'header':
    case 'cookie':
      return { part, name };
  }
}

const responseHeaders = (source: SourceFile, expected: ExpectedResponse, response: Response): Finding[] =>
  expected.headers.flatMap(({ name }) => {
    const header = describedHeader(response, name);
    return header?.deprecated
      ? [
          deprecated(
            `the response header "${name}"`,
            pactLocation(source, expected, { part: 'header', name }),
            header.location,
          ),
        ]
      : [];
  });

/** The fields of a JSON body that the pact mentions; each declaration once. */
function fields(
  source: SourceFile,
  part: ExpectedRequest | ExpectedResponse,
  content: readonly MediaTypeContent[] | undefined,
  message: WireRequest | WireResponse,
  direction: Direction,
): Finding[] {
  const { body } = part;
  if (!content || body.state !== 'present' || body.json === undefined) return [];
  const json = body.json;
  const schema = selectContent(content, bodyMediaType(message))?.schema;
  const places = schema && deprecatedPlaces(schema, json);
  if (!schema || places?.size === 0) return [];
  const root = rootPlace(schema, json, readingOf(direction));
  const seen = new Set<Schema>();
  const found: Finding[] = [];
  const sites = places ? sitesAmong(places, json, part.rules.body) : sitesOf(json, json, part.rules.body);
  for (const site of sites) {
    const declared = site.schemasIn(root).find((one) => one.deprecated && !seen.has(one));
    if (!declared) continue;
    seen.add(declared);
    found.push(
      deprecated(
        `the ${direction} field ${site.display}`,
        { source, pointer: bodyPointer(body, joinPointer('', ...site.tokens)) },
        declared.location,
      ),
    );
  }
  return found;
}

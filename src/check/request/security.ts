import type { Operation, SecurityRequirement, SecurityScheme } from '../../openapi/model.js';
import { CONFORMS, type Conformance, type Place, unjudged, violation } from '../violation.js';
import { headerValues, type WireRequest } from '../wire.js';
import { cookiesOf } from './cookies.js';

const HEADERS: Place = { part: 'headers' };

/**
 * Whether the request carries the credentials the operation demands: all schemes of one of the alternatives
 * (OpenAPI 3.1 section 4.8.30). Only their presence and form can be judged, never their value.
 */
export function checkSecurity(operation: Operation, request: WireRequest): Conformance {
  const alternatives = operation.security;
  if (!alternatives?.length) return CONFORMS;
  const answers = alternatives.map((requirement) => lacking(requirement, request));
  if (answers.some((answer) => answer.missing.length === 0 && answer.unknown.length === 0)) return CONFORMS;

  const open = answers.find((answer) => answer.missing.length === 0);
  const first = alternatives[0] as SecurityRequirement;
  if (open)
    return unjudged({
      rule: 'interaction.undecided',
      place: HEADERS,
      reason: open.unknown
        .map(({ scheme, reason }) => `security scheme "${scheme.name}": ${reason}`)
        .join('; '),
      spec: open.unknown[0]?.scheme.location,
    });
  const wanted = answers
    .map((answer) => answer.missing.map((scheme) => credentials(scheme)).join(' and '))
    .join(', or ');
  return violation({
    rule: 'request.authorization.missing',
    place: HEADERS,
    message: `${operation.method} ${operation.template} demands ${wanted}, which the request does not carry`,
    help: 'send the credentials in the interaction, or describe the operation as open with `security: []`',
    spec: first.location,
  });
}

interface Lacking {
  readonly missing: readonly SecurityScheme[];
  readonly unknown: readonly { readonly scheme: SecurityScheme; readonly reason: string }[];
}

function lacking(requirement: SecurityRequirement, request: WireRequest): Lacking {
  const missing: SecurityScheme[] = [];
  const unknown: { scheme: SecurityScheme; reason: string }[] = [];
  for (const scheme of requirement.schemes) {
    if (scheme.kind === 'undefined') unknown.push({ scheme, reason: scheme.reason });
    else if (!carries(request, scheme)) missing.push(scheme);
  }
  return { missing, unknown };
}

function carries(request: WireRequest, scheme: SecurityScheme): boolean {
  switch (scheme.kind) {
    case 'apiKey':
      if (scheme.in === 'header') return headerValues(request.headers, scheme.parameter) !== undefined;
      if (scheme.in === 'cookie') return cookiesOf(request).some(({ name }) => name === scheme.parameter);
      return request.query.some(({ name }) => name === scheme.parameter);
    case 'http':
      return authorization(request).some((value) => authScheme(value) === scheme.scheme.toLowerCase());
    case 'oauth2':
    case 'openIdConnect':
      return authorization(request).length > 0;
    default:
      // Mutual TLS happens below HTTP; undefined schemes were set aside before.
      return true;
  }
}

const authorization = (request: WireRequest): readonly string[] =>
  headerValues(request.headers, 'authorization') ?? [];

const authScheme = (value: string): string => value.trim().split(/\s+/, 1)[0]?.toLowerCase() ?? '';

function credentials(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case 'apiKey':
      return `the ${scheme.in === 'query' ? 'query parameter' : scheme.in} "${scheme.parameter}"`;
    case 'http':
      return `an Authorization header with the scheme "${scheme.scheme}"`;
    default:
      return `an Authorization header (${scheme.kind})`;
  }
}

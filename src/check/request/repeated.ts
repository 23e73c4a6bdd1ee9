import { apiKeysOf } from '../../openapi/api-keys.js';
import type { Operation } from '../../openapi/model.js';
import type { Conformance, Place } from '../violation.js';

/** What other checks say about a request whose parameters were checked. */
interface Told {
  readonly operation: Operation;
  readonly security: Conformance;
  readonly accept: Conformance;
  readonly body: Conformance;
}

const speaks = ({ violations }: Conformance): boolean => violations.length > 0;

/**
 * What is wrong with the parameters, less what another check tells: a credential may be described as a parameter too, and in
 * Swagger 2.0 so may the media types that are sent and accepted.
 */
export function withoutRepeated(parameters: Conformance, told: Told): Conformance {
  if (!speaks(parameters)) return parameters;
  const { operation, security, accept, body } = told;
  if (!speaks(security) && !speaks(accept) && !speaks(body)) return parameters;
  const isRepeated = (place: Place): boolean =>
    (speaks(security) && isCredential(operation, place)) ||
    (speaks(accept) && isHeader(place, 'accept')) ||
    (speaks(body) &&
      isHeader(place, 'content-type') &&
      body.violations.some(({ rule }) => rule.startsWith('request.content-type.')));
  return { ...parameters, violations: parameters.violations.filter(({ place }) => !isRepeated(place)) };
}

const isHeader = (place: Place, name: string): boolean =>
  place.part === 'header' && place.name.toLowerCase() === name;

function isCredential(operation: Operation, place: Place): boolean {
  if (isHeader(place, 'authorization')) return true;
  return apiKeysOf(operation).some((key) => {
    if (key.in === 'header') return isHeader(place, key.parameter.toLowerCase());
    const part = key.in === 'query' ? 'query-parameter' : 'cookie';
    return place.part === part && place.name === key.parameter;
  });
}

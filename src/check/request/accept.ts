import { type AcceptedRange, acceptQuality, parseAccept } from '../../media-type/accept.js';
import { type MediaType, parseMediaType } from '../../media-type/media-type.js';
import { rangesOverlap } from '../../media-type/range.js';
import type { Response } from '../../openapi/model.js';
import { CONFORMS, type Conformance, violation } from '../violation.js';
import { headerValues, type WireRequest } from '../wire.js';

/** Whether the provider can answer with a media type the request accepts (RFC 9110 section 12.5.1). */
export function checkAccept(request: WireRequest, response: Response | undefined): Conformance {
  const values = headerValues(request.headers, 'accept');
  if (!values || !response || response.unreadable) return CONFORMS;
  const entries = parseAccept(values.join(', '));
  const accepted = entries.filter((entry) => entry.quality > 0);
  const offered = (response.content ?? []).map((content) => content.mediaType);
  const header = { part: 'header', name: 'Accept' } as const;
  if (!entries.length) return CONFORMS;
  if (!offered.length)
    return accepted.every((entry) => entry.range.type === '*')
      ? CONFORMS
      : violation({
          rule: 'request.accept.unknown',
          place: header,
          message: `the request accepts ${values.join(', ')}, but the ${response.status} response declares no content`,
          spec: response.location,
        });
  const fits = offered.some((text) => {
    const type = parseMediaType(text);
    return !type || (accepted.some((entry) => rangesOverlap(entry.range, type)) && !excludes(entries, type));
  });
  return fits
    ? CONFORMS
    : violation({
        rule: 'request.accept.incompatible',
        place: header,
        message: `the consumer accepts ${values.join(', ')}, the ${response.status} response offers ${offered.join(', ')}`,
        help: 'accept a media type that the document offers, or describe the one the consumer needs',
        spec: response.location,
        expected: offered,
        actual: values.join(', '),
      });
}

/** Whether the most specific range that covers a type has the weight 0. Parameters of what is accepted do not count. */
function excludes(entries: readonly AcceptedRange[], type: MediaType): boolean {
  if (type.type === '*' || type.subtype.includes('*') || entries.every(({ quality }) => quality > 0))
    return false;
  const wanted = entries
    .filter(({ quality }) => quality > 0)
    .map(({ range, quality }) => ({ range: { ...range, parameters: new Map<string, string>() }, quality }));
  return acceptQuality([...wanted, ...entries.filter(({ quality }) => quality === 0)], type) === 0;
}

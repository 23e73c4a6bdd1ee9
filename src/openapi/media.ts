import { essenceOf, type MediaType, parseMediaType } from '../media-type/media-type.js';
import { rangeSpecificity } from '../media-type/range.js';
import type { MediaTypeContent, Response } from './model.js';

/** What a parameter of a declared media type means when the message does not give it: nothing. `charset` never decides. */
function withoutUnsaid(range: MediaType, type: MediaType): MediaType {
  const said = [...range.parameters].filter(([name]) => name !== 'charset' && type.parameters.has(name));
  return { ...range, parameters: new Map(said) };
}

/**
 * The entry of a `content` object for a message's media type: exact type before ranges, the more parameters agree the
 * better (RFC 9110, 12.5.1). `application/json` does not stand for `application/hal+json`. Undefined when none fits.
 */
export function selectContent(
  contents: readonly MediaTypeContent[],
  mediaType: string | undefined,
): MediaTypeContent | undefined {
  const type = parseMediaType(mediaType);
  const text = mediaType?.trim().toLowerCase() ?? '';
  let best: MediaTypeContent | undefined;
  let bestWeight = 0;
  for (const content of contents) {
    const range = parseMediaType(content.mediaType);
    if (!range || !type) {
      // Neither side need be well-formed (`json`, `*`): then only the same text, or a range of everything, fits.
      const same = content.mediaType.trim().toLowerCase() === text || (range && essenceOf(range) === '*/*');
      if (same && !best) best = content;
      continue;
    }
    const full = rangeSpecificity(range, type);
    const loose = full ?? rangeSpecificity(withoutUnsaid(range, type), type);
    const weight = full !== undefined ? full + 0.5 : (loose ?? 0);
    if (weight > bestWeight) {
      best = content;
      bestWeight = weight;
    }
  }
  return best;
}

/** The response for a status: the status itself, else its range (`2XX`), else `default` (OpenAPI, Responses Object). */
export function selectResponse(responses: readonly Response[], status: number): Response | undefined {
  const under = (key: string) => responses.find((response) => response.status === key);
  return under(String(status)) ?? under(`${Math.floor(status / 100)}XX`) ?? under('default');
}

import { isEmpty } from '../../json/payload.js';
import { contentTypeGate } from '../../matching/content-type-gate.js';
import { DEFAULT_POLICY, isMatch, matchHeaderValues } from '../../matching/index.js';
import { acceptQuality, parseAccept } from '../../media-type/accept.js';
import { parseMediaType } from '../../media-type/media-type.js';
import { selectContent } from '../../openapi/media.js';
import type { MediaTypeContent, Response } from '../../openapi/model.js';
import type { ExpectedResponse } from '../../pact/model.js';
import { headerValues, type WireRequest, type WireResponse } from '../wire.js';
import { namesOtherCharset } from './body.js';

/** A media type the provider may answer with. */
interface Offer {
  /** One concrete type of the offer, as a header would have it. */
  readonly type: string;
  readonly example: WireResponse;
}

/**
 * The example under each media type that the document offers and the consumer takes, the one the example names first. Of
 * several the request's Accept header chooses. Where the consumer takes none of them: the example as it is.
 */
export function permittedTypes(
  response: Response,
  expected: ExpectedResponse,
  request: WireRequest,
  example: WireResponse,
): readonly WireResponse[] {
  const offered = response.content ?? [];
  if (!offered.length) return [example];
  const lines = headerValues(example.headers, 'content-type');
  if (lines && isTheOnlyType(expected)) return [example];
  const offers = lines
    ? offersForHeader(offered, expected, lines, example)
    : offersForBody(offered, expected, example);
  if (offers.length < 2) return offers.length ? offers.map((offer) => offer.example) : [example];
  return preferred(offers, request);
}

/** Whether the consumer takes no other type than its header names. */
const isTheOnlyType = ({ body, rules }: ExpectedResponse): boolean =>
  !rules.header.get('content-type')?.matchers.length &&
  (body.state !== 'present' || body.contentType === undefined);

/** Where no header names it, the type of the body is compared: `application/json` also takes `application/hal+json`. */
function offersForBody(
  offered: readonly MediaTypeContent[],
  expected: ExpectedResponse,
  example: WireResponse,
): Offer[] {
  const { bodyType } = example;
  if (bodyType === undefined || isEmpty(example.body)) return [];
  const same = selectContent(offered, bodyType);
  if (same && offered.length === 1) return [{ type: bodyType, example }];
  const others = offered
    .filter((content) => content !== same)
    .flatMap(concreteType)
    .filter((type) => passesGate(expected, type));
  return [
    ...(same ? [{ type: bodyType, example }] : []),
    ...others.map((type) => ({ type, example: withType(example, type) })),
  ];
}

/** A header is compared by itself; a rule of it may take several types, and the body may name its parameters. */
function offersForHeader(
  offered: readonly MediaTypeContent[],
  expected: ExpectedResponse,
  lines: readonly string[],
  example: WireResponse,
): Offer[] {
  const [own = ''] = lines;
  const rules = expected.rules.header.get('content-type');
  const isTaken = (type: string): boolean =>
    isMatch(matchHeaderValues('Content-Type', lines, [type], rules)) && passesGate(expected, type);
  const selected = selectContent(offered, own);
  const same = selected && !namesOtherCharset(selected, own) ? selected : undefined;
  const first: Offer[] = same && isTaken(own) ? [{ type: own, example }] : [];
  const attached = expected.body.state === 'present' ? expected.body.contentType : undefined;
  const others = [
    ...(attached !== undefined && !first.length && selectContent(offered, attached) ? [attached] : []),
    ...(rules?.matchers.length ? offered.filter((content) => content !== same).flatMap(concreteType) : []),
  ];
  return [...first, ...others.filter(isTaken).map((type) => ({ type, example: withType(example, type) }))];
}

/** Whether the consumer compares a body of the type at all (docs/pact.md section 4). */
const passesGate = ({ body, rules }: ExpectedResponse, type: string): boolean =>
  body.state !== 'present' ||
  isMatch(
    contentTypeGate({
      expected: body.mediaType,
      actual: type,
      headerRules: rules.header.get('content-type'),
      policy: DEFAULT_POLICY,
    }),
  );

/** A type itself, or one that a range with a suffix (`application/*+json`) covers; wider ranges stand for no type. */
function concreteType({ mediaType }: MediaTypeContent): string[] {
  const type = mediaType.replace('/*+', '/x+');
  return type.includes('*') ? [] : [type];
}

function withType(example: WireResponse, type: string): WireResponse {
  const isOther = ({ name }: { readonly name: string }): boolean => name.toLowerCase() !== 'content-type';
  const headers = [...example.headers.filter(isOther), { name: 'Content-Type', values: [type] }];
  return { ...example, headers };
}

/** What the Accept header rules out is left out, unless it rules out all; what it prefers comes first. */
function preferred(offers: readonly Offer[], request: WireRequest): readonly WireResponse[] {
  const accepted = parseAccept(headerValues(request.headers, 'accept')?.join(', ') ?? '');
  const weighed = offers.map(({ type, example }) => {
    const media = parseMediaType(type);
    return { example, quality: media ? acceptQuality(accepted, media) : 1 };
  });
  const acceptable = weighed.filter(({ quality }) => quality > 0);
  return (acceptable.length ? acceptable : weighed)
    .sort((a, b) => b.quality - a.quality)
    .map(({ example }) => example);
}

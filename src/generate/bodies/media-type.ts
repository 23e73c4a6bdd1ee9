import { formatMediaType, type MediaType, parseMediaType } from '../../media-type/media-type.js';

/** What is sent where the document only names a range. */
const STAND_INS: Readonly<Record<string, string>> = {
  '*': 'application/json',
  application: 'application/json',
  text: 'text/plain',
  image: 'image/png',
  audio: 'audio/mpeg',
  video: 'video/mp4',
  multipart: 'multipart/form-data',
};

export const BOUNDARY = 'concordat-boundary';

/** The media type to send for one that the document declares. */
export function concreteMediaType(declared: string): string {
  const type = parseMediaType(declared);
  if (!type) return declared;
  const concrete =
    type.subtype === '*' ? (parseMediaType(STAND_INS[type.type] ?? 'application/json') as MediaType) : type;
  if (concrete.type !== 'multipart') return concrete === type ? declared : formatMediaType(concrete);
  return formatMediaType({
    ...concrete,
    parameters: new Map([...concrete.parameters, ['boundary', BOUNDARY]]),
  });
}

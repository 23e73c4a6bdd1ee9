import { ruleStateOf } from '../../../matching/rule-selection.js';
import { parseMediaType } from '../../../media-type/media-type.js';
import { multipartParts, withoutPart, withPart } from '../../../wire/multipart.js';
import type { WrittenBody, WrittenPlace } from './model.js';

export const boundaryOf = ({ mediaType }: Pick<WrittenBody, 'mediaType'>): string | undefined =>
  parseMediaType(mediaType)?.parameters.get('boundary');

/** The named parts of a multipart body; fields have a text (rules: docs/pact.md section 7.8). */
export function multipartPlaces(written: WrittenBody): WrittenPlace[] {
  const { body } = written;
  const boundary = boundaryOf(written);
  if (boundary === undefined) return [];
  const root = ruleStateOf(written.rules, true);
  return (multipartParts(body, boundary) ?? []).flatMap(({ name, file, headers, content }, index) => {
    if (name === undefined) return [];
    // A content in another transfer encoding would have to be put back into it.
    const isText = !file && !headers.has('content-transfer-encoding');
    return [
      {
        without: () => withoutPart(body, boundary, index),
        withNull: undefined,
        text: isText
          ? {
              text: content.toString('utf8'),
              rules: root.child(name),
              with: (text: string) => withPart(body, boundary, index, Buffer.from(text)),
            }
          : undefined,
      },
    ];
  });
}

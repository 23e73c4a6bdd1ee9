import { ruleStateOf } from '../../../matching/rule-selection.js';
import { parseMediaType } from '../../../media-type/media-type.js';
import type { WrittenBody, WrittenPlace } from './model.js';

const latin1 = (body: Uint8Array): string => Buffer.from(body).toString('latin1');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** The sections between the boundaries of a multipart body: what stands before the first part, the parts, the end. */
export function sectionsOf({ body, mediaType }: Pick<WrittenBody, 'body' | 'mediaType'>):
  | {
      readonly mark: string;
      readonly sections: readonly string[];
    }
  | undefined {
  const boundary = parseMediaType(mediaType)?.parameters.get('boundary');
  const mark = `--${boundary}`;
  const sections = latin1(body).split(mark);
  return boundary && sections.length > 2 ? { mark, sections } : undefined;
}

export const joined = (mark: string, sections: readonly string[]): Uint8Array => bytes(sections.join(mark));

/** The named parts of a multipart body; fields have a text (rules: docs/pact.md section 7.8). */
export function multipartPlaces(written: WrittenBody): WrittenPlace[] {
  const found = sectionsOf(written);
  if (!found) return [];
  const { mark, sections } = found;
  const root = ruleStateOf(written.rules, true);
  return sections.slice(1, -1).flatMap((section) => {
    const [, name] = /;\s*name="?([^";\r\n]*)/i.exec(section) ?? [];
    const gap = /\r?\n\r?\n/.exec(section);
    if (name === undefined || !gap) return [];
    const start = gap.index + gap[0].length;
    const end = section.length - (/\r?\n$/.exec(section)?.[0].length ?? 0);
    const isField = !/;\s*filename\*?=/i.test(section.slice(0, start));
    return [
      {
        without: () =>
          joined(
            mark,
            sections.filter((one) => one !== section),
          ),
        withNull: undefined,
        text: isField
          ? {
              text: Buffer.from(section.slice(start, end), 'latin1').toString('utf8'),
              rules: root.child(name),
              with: (text: string) => {
                const content = Buffer.from(text, 'utf8').toString('latin1');
                const made = section.slice(0, start) + content + section.slice(end);
                return joined(
                  mark,
                  sections.map((one) => (one === section ? made : one)),
                );
              },
            }
          : undefined,
      },
    ];
  });
}

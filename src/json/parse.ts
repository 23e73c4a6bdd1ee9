import { utf8Bytes } from '../text/utf8.js';
import { type AsciiJson, asciiJson } from './ascii.js';
import { type DeferralOptions, deferredValue } from './deferred.js';
import { type Outline, outlineOf } from './outline.js';
import { type JsonFault, JsonScanner, JsonSyntaxError } from './scanner.js';
import { isContainer, type JsonValue } from './value.js';

export { type JsonFault, JsonSyntaxError } from './scanner.js';

/** Deeper nesting is refused: nothing behind the parser has to fear for its stack. */
export const MAX_DEPTH = 500;

export interface ParsedJson {
  readonly value: JsonValue;
  /** What a strict parser would have rejected; empty unless `lenient`. */
  readonly faults: readonly JsonFault[];
  /** How many members the objects of the text have, those included that another of the same name follows: JSON allows them. */
  readonly members?: number | undefined;
  /** Such members, where the text took the slower road. */
  readonly repeated?: readonly JsonFault[] | undefined;
}

/** What finding positions in JSON text needs: the text as {@link asciiJson} writes it, and what stands where in it. */
export interface JsonLayout
  extends Pick<AsciiJson, 'text' | 'escapes'>,
    Pick<Outline, 'containers' | 'lines' | 'depth'> {
  /** Whether the original writes characters by number, so that what it says is not what it looks like. */
  readonly isDisguised: boolean;
}

export interface JsonOptions {
  /** Tolerate comments, trailing commas, unknown escapes, a byte order mark and text after the end, as faults. */
  readonly lenient?: boolean;
}

/** Shorter texts are parsed at once: many of those are looked at as a whole. */
const LARGE_TEXT = 1_000_000;

const parsedText = (text: string, { containers }: Outline, options: DeferralOptions): JsonValue =>
  text.length <= LARGE_TEXT ? (JSON.parse(text) as JsonValue) : deferredValue(text, containers, options);

/** Whether JSON.parse reads the text, loses nothing, and nobody behind it has to fear for the stack. */
const isEasy = ({ exact, depth }: Outline): boolean => exact && depth <= MAX_DEPTH;

/**
 * Reads JSON text (RFC 8259) without losing the text of any number. Text whose numbers all survive JSON.parse is read by
 * it; only the rest takes the slower road.
 * @throws JsonSyntaxError with the offset of the first character that does not fit.
 */
export function parseJson(text: string, options: JsonOptions = {}): ParsedJson {
  const outline = outlineOf(utf8Bytes(text), MAX_DEPTH);
  return isEasy(outline)
    ? { value: JSON.parse(text) as JsonValue, faults: [], members: outline.members }
    : parseSlowly(text, options);
}

function parseSlowly(
  text: string,
  { lenient }: JsonOptions,
): ParsedJson & { readonly repeated: readonly JsonFault[] } {
  const scanner = new JsonScanner(text, MAX_DEPTH);
  const value = scanner.document();
  const first = scanner.faults[0];
  if (first && !lenient) throw new JsonSyntaxError(first.message, first.offset);
  return { value, faults: scanner.faults, repeated: scanner.repeated };
}

/** Members that repeat another of the same name. The text is asked for only when there are any. */
export function repeatedMembers(parsed: ParsedJson & { readonly text: string }): readonly JsonFault[] {
  const { value, members, repeated } = parsed;
  if (repeated) return repeated;
  return members === undefined || members === membersOf(value)
    ? []
    : parseSlowly(parsed.text, { lenient: true }).repeated;
}

/** How many members the objects of a value have. */
function membersOf(value: JsonValue): number {
  if (!isContainer(value)) return 0;
  const parts = Array.isArray(value) ? value : Object.values(value);
  let members = parts === value ? 0 : parts.length;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as JsonValue;
    if (typeof part === 'object') members += membersOf(part);
  }
  return members;
}

/**
 * The same, leniently, for large texts in UTF-8: they are decoded only where that is needed.
 * @param text The text of the bytes.
 * @returns with the layout, unless the text took the slower road.
 */
export function parseJsonBytes(
  utf8: Uint8Array,
  text: () => string,
  options: DeferralOptions = {},
): ParsedJson & { readonly layout?: JsonLayout } {
  const ascii = asciiJson(utf8);
  const outline = outlineOf(ascii.bytes, MAX_DEPTH);
  const value = isEasy(outline) ? parsedText(ascii.text, outline, options) : undefined;
  return value === undefined
    ? parseSlowly(text(), { lenient: true })
    : {
        value,
        faults: [],
        members: outline.members,
        layout: {
          text: ascii.text,
          escapes: ascii.escapes,
          containers: outline.containers,
          lines: outline.lines,
          depth: outline.depth,
          isDisguised: outline.numbered > ascii.escapes.length,
        },
      };
}

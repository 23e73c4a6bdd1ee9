import { isUtf8 } from 'node:buffer';
import { InputError, type SyntaxFault } from './model.js';

export interface DecodedText {
  readonly text: string;
  /** The text in UTF-8; undefined where it came otherwise. */
  readonly utf8?: Uint8Array;
  readonly faults: readonly SyntaxFault[];
}

/** Text that becomes a string when somebody asks for it: what reads JSON can do without. */
class Utf8Text implements DecodedText {
  #text: string | undefined;

  constructor(
    readonly utf8: Uint8Array,
    readonly faults: readonly SyntaxFault[],
  ) {}

  get text(): string {
    const { buffer, byteOffset, byteLength } = this.utf8;
    this.#text ??= Buffer.from(buffer, byteOffset, byteLength).toString();
    return this.#text;
  }
}

const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Text has no zero bytes; only so many bytes are looked at. */
const BINARY_WINDOW = 8000;

function markOf(bytes: Uint8Array): readonly [encoding: string, bytes: readonly number[]] | undefined {
  return BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
}

/**
 * Bytes of a JSON or YAML text as a string: UTF-8, or UTF-16 when a byte order mark says so. The mark is removed and, like
 * bytes that are not UTF-8, recorded as a fault.
 * @throws InputError when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array, display: string): DecodedText {
  const [encoding, mark] = markOf(bytes) ?? ['utf-8', []];
  const body = bytes.subarray(mark.length);
  const faults: SyntaxFault[] = [];
  if (mark.length) faults.push({ offset: 0, message: `byte order mark before the text (${encoding})` });
  if (encoding === 'utf-8') {
    if (body.subarray(0, BINARY_WINDOW).includes(0)) {
      throw new InputError(
        `${display} is a binary file. Expected JSON or YAML text in UTF-8; give the document itself, not an archive or an image.`,
        { file: display },
      );
    }
    if (isUtf8(body)) return new Utf8Text(body, faults);
  }
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(body);
  if (encoding === 'utf-8') {
    faults.push({ offset: Math.max(0, text.indexOf('\uFFFD')), message: 'bytes that are not UTF-8' });
  }
  return { text, faults };
}

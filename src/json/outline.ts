import { OUTLINE_CODE } from './outline-code.js';

/** No double takes more characters without an exponent (`-0.0000012345678901234567`). */
const LONGEST_NUMBER = 25;

/** What one pass over JSON text finds out. */
export interface Outline {
  /** True when every number outside strings survives JSON.parse with its text. */
  readonly exact: boolean;
  /** Deepest nesting of arrays and objects. */
  readonly depth: number;
  /**
   * Where large containers near the root end, by where they begin (offsets in bytes, the end exclusive): spares the
   * search for a position from reading all that stands before it.
   */
  readonly ends: ReadonlyMap<number, number>;
  /** Where lines begin (offsets in bytes). */
  readonly lines: Offsets;
}

/** Ascending offsets. */
export type Offsets = ArrayLike<number>;

/** What outline.wat exports: the function, and what it finds, as places in memory and how much stands there. */
interface Scanner {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Reads the piece of a text that stands at the beginning of the memory. */
  readonly scan: (length: number, base: number) => void;
  readonly PIECE: Exported;
  readonly LINES: Exported;
  readonly ENDS: Exported;
  readonly NUMBERS: Exported;
  readonly lines: Exported;
  readonly ends: Exported;
  readonly numbers: Exported;
  readonly deepest: Exported;
}

interface Exported {
  readonly value: number;
}

/** The part of WebAssembly that is needed here; absent where V8 may not make code (`--jitless`). */
interface WebAssemblyApi {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

const { WebAssembly } = globalThis as { readonly WebAssembly?: WebAssemblyApi };

/** Null: there can be none. */
let only: Scanner | null | undefined;

function scanner(): Scanner | null {
  if (only === undefined) only = WebAssembly ? newScanner(WebAssembly) : null;
  return only;
}

function newScanner({ Module, Instance }: WebAssemblyApi): Scanner | null {
  try {
    return new Instance(new Module(Buffer.from(OUTLINE_CODE, 'base64'))).exports as Scanner;
  } catch {
    // V8 reserves gigabytes of addresses for any memory; a process may not be allowed as many (`ulimit -v`).
    return null;
  }
}

/** Whether JavaScript prints the value of the number at an offset in the same characters; of those with an exponent, none. */
function isKept(bytes: Uint8Array, start: number): boolean {
  const end = Math.min(bytes.length, start + LONGEST_NUMBER + 1);
  const [lexeme = ''] = /^[-+.\deE]*/.exec(String.fromCharCode(...bytes.subarray(start, end))) ?? [];
  return lexeme.length <= LONGEST_NUMBER && String(Number(lexeme)) === lexeme && !/e/i.test(lexeme);
}

/** What is read after every text: it ends a number that the text ends with. */
const SPACE = Uint8Array.of(0x20);

const UNKNOWN: Outline = { exact: false, depth: 0, ends: new Map(), lines: [0] };

/**
 * One pass over JSON text in UTF-8: would JSON.parse lose the text of a number (`1.0`, `1e5`, `-0`, more than 17 digits), how
 * deep is it nested, where do its large parts end and its lines begin? Stops at the first lossy number or beyond `maxDepth`.
 * Text that is not JSON gives no meaningful answer, but never an error.
 */
export function outlineOf(bytes: Uint8Array, maxDepth: number): Outline {
  const exported = scanner();
  if (!exported) return UNKNOWN;
  const { memory, scan, PIECE, LINES, ENDS, NUMBERS, ...found } = exported;
  const text = new Uint8Array(memory.buffer);
  const words = new Int32Array(memory.buffer);
  const wordsAt = ({ value }: Exported, count: number): Int32Array =>
    words.subarray(value / 4, value / 4 + count);
  const ends = new Map<number, number>();
  const lines = new OffsetList();
  let exact = true;
  for (let base = 0, goesOn = true; goesOn; base += PIECE.value) {
    const part = base < bytes.length ? bytes.subarray(base, base + PIECE.value) : SPACE;
    text.set(part);
    text[part.length] = 0;
    scan(part.length, base);
    lines.add(wordsAt(LINES, found.lines.value));
    const pairs = wordsAt(ENDS, 2 * found.ends.value);
    for (let i = 0; i < pairs.length; i += 2) ends.set(pairs[i] as number, pairs[i + 1] as number);
    exact = wordsAt(NUMBERS, found.numbers.value).every((start) => isKept(bytes, start));
    goesOn = exact && found.deepest.value <= maxDepth && part !== SPACE;
  }
  return { exact, depth: Math.min(found.deepest.value, maxDepth + 1), ends, lines: lines.all };
}

/** Offsets in a buffer that grows. */
class OffsetList {
  private buffer = new Int32Array(64);
  /** The first line begins at 0. */
  private length = 1;

  add(offsets: Int32Array): void {
    const length = this.length + offsets.length;
    if (length > this.buffer.length) {
      const larger = new Int32Array(Math.max(length, 2 * this.buffer.length));
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer.set(offsets, this.length);
    this.length = length;
  }

  get all(): Offsets {
    return this.buffer.subarray(0, this.length);
  }
}

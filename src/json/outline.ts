import { OUTLINE_CODE } from './outline-code.js';

/** No double takes more characters without an exponent (`-0.0000012345678901234567`). */
const LONGEST_NUMBER = 25;

/** What one pass over JSON text finds out. */
export interface Outline {
  /** True when the text is JSON (RFC 8259) and every number in it survives JSON.parse with its text. */
  readonly exact: boolean;
  /** Deepest nesting of arrays and objects. */
  readonly depth: number;
  /** How many members all objects have together, those that occur twice included. */
  readonly members: number;
  /** How many characters are written by number (`\u0041`). */
  readonly numbered: number;
  /** Where large containers near the root begin and end (in bytes, the end exclusive), in turns; those that end first come first. */
  readonly containers: Offsets;
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
  readonly CLASSES: Exported;
  readonly LINES: Exported;
  readonly ENDS: Exported;
  readonly NUMBERS: Exported;
  readonly lines: Exported;
  readonly ends: Exported;
  readonly numbers: Exported;
  readonly deepest: Exported;
  readonly escapes: Exported;
  readonly members: Exported;
  /** What may come next: {@link NOTHING} behind a whole text, 0 behind something that may not. */
  readonly next: Exported;
  readonly NOTHING: Exported;
  /** 0 between tokens. */
  readonly inside: Exported;
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

/** Bytes that the scanner tells apart outside of strings, by the numbers it has for them; all others are 0. */
const CLASSES = [' \t\r', '\n', '"', '{', '[', '}', ']', ',', ':', '-0123456789', 't', 'f', 'n'];
/** Added to that of those that may follow a backslash, apart from `u`. */
const ESCAPED = { characters: '"\\/bfnrt', mark: 0x10 };
/** Added to that of hexadecimal digits. */
const DIGITS = { characters: '0123456789abcdefABCDEF', mark: 0x20 };

/** Null: there can be none. */
let only: Scanner | null | undefined;

function scanner(): Scanner | null {
  if (only === undefined) only = WebAssembly ? newScanner(WebAssembly) : null;
  return only;
}

function newScanner({ Module, Instance }: WebAssemblyApi): Scanner | null {
  try {
    const made = new Instance(new Module(Buffer.from(OUTLINE_CODE, 'base64'))).exports as Scanner;
    const classes = new Uint8Array(made.memory.buffer, made.CLASSES.value);
    const add = (characters: string, mark: number): void => {
      for (const one of characters) classes[one.charCodeAt(0)] = (classes[one.charCodeAt(0)] ?? 0) | mark;
    };
    CLASSES.forEach((characters, i) => {
      add(characters, i + 1);
    });
    for (const { characters, mark } of [ESCAPED, DIGITS]) add(characters, mark);
    return made;
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

const UNKNOWN: Outline = { exact: false, depth: 0, members: 0, numbered: 0, containers: [], lines: [0] };

/**
 * One pass over JSON text in UTF-8: is it JSON, would JSON.parse lose the text of a number (`1.0`, `1e5`, `-0`, more than 17
 * digits), how deep is it nested, where do its large parts and its lines begin? Stops at the first fault or lossy number, or
 * beyond `maxDepth` (at most 8191); what was found until then is no answer.
 */
export function outlineOf(bytes: Uint8Array, maxDepth: number): Outline {
  const exported = scanner();
  if (!exported) return UNKNOWN;
  const { memory, scan, PIECE, LINES, ENDS, NUMBERS, NOTHING, next, inside, ...found } = exported;
  const text = new Uint8Array(memory.buffer);
  const words = new Int32Array(memory.buffer);
  const wordsAt = ({ value }: Exported, count: number): Int32Array =>
    words.subarray(value / 4, value / 4 + count);
  const containers = new OffsetList();
  const lines = new OffsetList(0);
  let exact = true;
  for (let base = 0, goesOn = true; goesOn; base += PIECE.value) {
    const part = base < bytes.length ? bytes.subarray(base, base + PIECE.value) : SPACE;
    text.set(part);
    text[part.length] = 0;
    scan(part.length, base);
    lines.add(wordsAt(LINES, found.lines.value));
    containers.add(wordsAt(ENDS, 2 * found.ends.value));
    const isLast = part === SPACE;
    const fits = isLast ? next.value === NOTHING.value && inside.value === 0 : next.value !== 0;
    exact = fits && wordsAt(NUMBERS, found.numbers.value).every((start) => isKept(bytes, start));
    goesOn = exact && found.deepest.value <= maxDepth && !isLast;
  }
  return {
    exact,
    depth: Math.min(found.deepest.value, maxDepth + 1),
    members: found.members.value,
    numbered: found.escapes.value,
    containers: containers.all,
    lines: lines.all,
  };
}

/** Offsets in a buffer that grows. */
class OffsetList {
  private buffer = new Int32Array(64);
  private length = 0;

  constructor(...first: number[]) {
    this.add(first);
  }

  add(offsets: Offsets): void {
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

import { numberFromLexeme } from './number.js';
import { type JsonObject, type JsonValue, setKey } from './value.js';

/** Something a lenient reader tolerated. */
export interface JsonFault {
  /** Offset into the text, in UTF-16 units. */
  readonly offset: number;
  readonly message: string;
}

/** Text that is not JSON, with the offset of the first character that does not fit. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD_END = /[\s,:[\]{}"]/g;
const LITERALS: Readonly<Record<string, JsonValue>> = { true: true, false: false, null: null };
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** How a found character is called in messages. */
function describe(text: string, offset: number): string {
  if (offset >= text.length) return 'the end of the text';
  const char = text[offset] as string;
  return char === '\n' || char === '\r' ? 'a line break' : char === '\t' ? 'a tab' : `\`${char}\``;
}

/**
 * A JSON reader (RFC 8259) that keeps the text of numbers and goes on after small faults: comments, trailing commas,
 * unknown escapes, raw control characters and text after the end. Every fault is recorded. The last of several members
 * with the same name wins; which ones repeat another is recorded as well.
 */
export class JsonScanner {
  readonly faults: JsonFault[] = [];
  readonly repeated: JsonFault[] = [];
  #offset = 0;

  constructor(
    readonly text: string,
    readonly maxDepth: number,
  ) {}

  /** @throws JsonSyntaxError where the text cannot be read even leniently. */
  document(): JsonValue {
    if (this.text.charCodeAt(0) === 0xfeff) {
      this.fault('byte order mark before the text');
      this.#offset = 1;
    }
    const value = this.value(0);
    this.space();
    if (this.#offset < this.text.length)
      this.fault(`${describe(this.text, this.#offset)} after the end of the value`);
    return value;
  }

  private fault(message: string, offset = this.#offset): void {
    this.faults.push({ offset, message });
  }

  private fail(expected: string): never {
    throw new JsonSyntaxError(
      `expected ${expected}, found ${describe(this.text, this.#offset)}`,
      this.#offset,
    );
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.#offset);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) this.#offset += 1;
      else if (code === 0x2f && !this.comment()) return;
      else if (code !== 0x2f) return;
    }
  }

  private comment(): boolean {
    const opening = this.text.slice(this.#offset, this.#offset + 2);
    if (opening !== '//' && opening !== '/*') return false;
    this.fault('comment');
    const end = this.text.indexOf(opening === '//' ? '\n' : '*/', this.#offset + 2);
    this.#offset = end < 0 ? this.text.length : end + (opening === '//' ? 1 : 2);
    return true;
  }

  private value(depth: number): JsonValue {
    this.space();
    const char = this.text[this.#offset];
    if (char === '"') return this.string();
    if (char === '{' || char === '[') {
      if (depth >= this.maxDepth)
        throw new JsonSyntaxError(`nested deeper than ${this.maxDepth} levels`, this.#offset);
      this.#offset += 1;
      return char === '{' ? this.object(depth + 1) : this.array(depth + 1);
    }
    if (char !== undefined && (char === '-' || (char >= '0' && char <= '9'))) return this.number();
    return this.literal();
  }

  private object(depth: number): JsonObject {
    const object: JsonObject = {};
    for (let first = true; ; first = false) {
      if (this.closes('}', first)) return object;
      if (this.text[this.#offset] !== '"') this.fail('a member name in double quotes');
      const start = this.#offset;
      const name = this.string();
      if (Object.hasOwn(object, name))
        this.repeated.push({ offset: start, message: `the member "${name}" occurs more than once` });
      this.space();
      if (this.text[this.#offset] !== ':') this.fail(`\`:\` after the name "${name}"`);
      this.#offset += 1;
      setKey(object, name, this.value(depth));
    }
  }

  private array(depth: number): JsonValue[] {
    const array: JsonValue[] = [];
    for (let first = true; ; first = false) {
      if (this.closes(']', first)) return array;
      array.push(this.value(depth));
    }
  }

  /** Reads the separator before the next item; true when the container ends instead. */
  private closes(end: string, first: boolean): boolean {
    this.space();
    if (!first) {
      const comma = this.#offset;
      const char = this.text[comma];
      if (char !== end && char !== ',') this.fail(`\`,\` or \`${end}\``);
      if (char === ',') {
        this.#offset += 1;
        this.space();
        if (this.text[this.#offset] === end) this.fault('trailing comma', comma);
      }
    }
    if (this.text[this.#offset] !== end) return false;
    this.#offset += 1;
    return true;
  }

  private number(): JsonValue {
    NUMBER.lastIndex = this.#offset;
    const lexeme = NUMBER.exec(this.text)?.[0];
    if (lexeme === undefined) this.fail('a number');
    this.#offset += lexeme.length;
    const next = this.text.charCodeAt(this.#offset);
    if ((next >= 0x30 && next <= 0x39) || next === 0x2e || (next | 0x20) === 0x65)
      this.fail('the end of a number');
    return numberFromLexeme(lexeme);
  }

  private literal(): JsonValue {
    WORD_END.lastIndex = this.#offset;
    const word = this.text.slice(this.#offset, WORD_END.exec(this.text)?.index ?? this.text.length);
    if (!Object.hasOwn(LITERALS, word)) this.fail('a value');
    this.#offset += word.length;
    return LITERALS[word] as JsonValue;
  }

  private string(): string {
    const { text } = this;
    const start = this.#offset;
    let plain = start + 1;
    let result = '';
    for (let i = plain; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x22) {
        this.#offset = i + 1;
        return result + text.slice(plain, i);
      }
      if (code === 0x5c) {
        const [char, length] = this.escape(i);
        result += text.slice(plain, i) + char;
        plain = i + length;
        i = plain - 1;
      } else if (code < 0x20) this.fault('raw control character in a string', i);
    }
    throw new JsonSyntaxError('string without closing quote', start);
  }

  /** The character an escape at `offset` stands for, and the length of the escape. */
  private escape(offset: number): [char: string, length: number] {
    const letter = this.text[offset + 1] ?? '';
    if (Object.hasOwn(ESCAPES, letter)) return [ESCAPES[letter] as string, 2];
    const hex = this.text.slice(offset + 2, offset + 6);
    if (letter === 'u' && /^[\da-fA-F]{4}$/.test(hex))
      return [String.fromCharCode(Number.parseInt(hex, 16)), 6];
    this.fault(`unknown escape \`\\${letter}\``, offset);
    return [letter, 1 + letter.length];
  }
}

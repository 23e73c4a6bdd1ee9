import { utf8Bytes } from '../text/utf8.js';
import { printJson } from './print.js';
import type { JsonValue } from './value.js';

/**
 * The body of a message: bytes, or the JSON text of a value. Most bodies are only ever looked at as values, so their text
 * and bytes are made when somebody asks for them.
 */
export type Payload = Uint8Array | JsonText;

/** The compact JSON text of a value, in UTF-8. */
export class JsonText {
  #bytes: Uint8Array | undefined;

  constructor(
    readonly value: JsonValue,
    /** Whether it is known that every parser of JSON reads the text; false: nobody has looked. */
    readonly isSound = false,
  ) {}

  get bytes(): Uint8Array {
    this.#bytes ??= utf8Bytes(printJson(this.value));
    return this.#bytes;
  }
}

/** The bytes on the wire. */
export const bytesOf = (payload: Payload): Uint8Array =>
  payload instanceof JsonText ? payload.bytes : payload;

/** Whether there is nothing on the wire. */
export const isEmpty = (payload: Payload | undefined): payload is undefined =>
  payload === undefined || (payload instanceof Uint8Array && payload.length === 0);

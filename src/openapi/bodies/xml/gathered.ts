import { type JsonPointer, joinPointer } from '../../../json/pointer.js';
import type { JsonValue } from '../../../json/value.js';
import type { Reading } from '../branches.js';

/** An element as a JSON value. */
export interface XmlReading extends Reading {
  /** Places, below the element, of nodes that stand where the value has no room and no schema speaks about. */
  readonly undeclared: readonly JsonPointer[];
}

/** What is gathered while one element is read. */
export class Gathered {
  problem: string | undefined = undefined;
  readonly undeclared: JsonPointer[] = [];

  /** The value of a part that stands at a place below. */
  take(reading: XmlReading, ...at: readonly (string | number)[]): JsonValue {
    this.problem ??= reading.problem;
    const place = joinPointer('', ...at);
    for (const pointer of reading.undeclared) this.undeclared.push(place + pointer);
    return reading.value;
  }

  result = (value: JsonValue): XmlReading => ({ value, problem: this.problem, undeclared: this.undeclared });
}

export const plainReading = (value: JsonValue): XmlReading => ({ value, problem: undefined, undeclared: [] });

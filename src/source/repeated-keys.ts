import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import { type JsonPointer, joinPointer } from '../json/pointer.js';
import type { SyntaxFault } from './model.js';

/** Every key of a YAML document that its mapping has already. */
export function repeatedKeys(text: string, events: readonly Event[]): SyntaxFault[] {
  const faults: SyntaxFault[] = [];

  /** Looks into the node that begins at an event; the index of the event behind it. */
  function node(start: number, pointer: JsonPointer): number {
    const type = events[start]?.type;
    if (type === EVENT_ID.MAPPING) return members(start + 1, pointer);
    if (type !== EVENT_ID.SEQUENCE) return start + 1;
    let next = start + 1;
    for (let item = 0; isInside(next); item++) next = node(next, joinPointer(pointer, item));
    return next + 1;
  }

  function members(start: number, pointer: JsonPointer): number {
    const seen = new Set<string>();
    let next = start;
    while (isInside(next)) {
      const key = events[next] as Event;
      const name = key.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : undefined;
      const place = name === undefined ? pointer : joinPointer(pointer, name);
      if (name !== undefined && seen.has(name) && key.type === EVENT_ID.SCALAR)
        faults.push({
          offset: key.valueStart,
          pointer: place,
          message: `repeated key "${name}"; the last one is used`,
        });
      if (name !== undefined && name !== '<<') seen.add(name);
      next = node(node(next, pointer), place);
    }
    return next + 1;
  }

  const isInside = (index: number): boolean => index < events.length && events[index]?.type !== EVENT_ID.POP;

  node(1, '');
  return faults;
}

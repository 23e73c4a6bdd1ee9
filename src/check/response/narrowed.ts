import { type JsonPointer, pointerTokens } from '../../json/pointer.js';
import { type JsonValue, valueBelow } from '../../json/value.js';
import { isRuled, type RuleState, ruleStateOf } from '../../matching/rule-selection.js';
import { applicableBelow } from '../../schema/applicable.js';
import { inPlace } from '../../schema/judge/direction.js';
import type { Schema } from '../../schema/model.js';
import type { JsonExpectation } from './deviations.js';
import { speaksElsewhere } from './speaks-elsewhere.js';

/** A place inside an expectation that stands for itself: what one schema and one part of the example say is all there is. */
export interface Narrowed {
  readonly schema: Schema;
  readonly example: JsonValue;
  readonly rules: RuleState;
}

export interface NarrowedPlace {
  readonly part: Narrowed;
  readonly tokens: readonly string[];
}

/** The part furthest on the way to a place that still stands for itself, and where that is. */
export function narrowTowards(expectation: JsonExpectation, pointer: JsonPointer): NarrowedPlace | undefined {
  for (let tokens = pointerTokens(pointer); tokens.length > 0; tokens = tokens.slice(0, -1)) {
    const part = narrow(expectation, tokens);
    if (part) return { part, tokens };
  }
  return undefined;
}

/**
 * The expectation at a place below, when every body that fulfils the whole must have a value there that fulfils this part;
 * undefined where rules or choices on the way leave that open. A part that nothing fulfils proves as much for the whole, in a
 * small fraction of the time.
 */
export function narrow(expectation: JsonExpectation, tokens: readonly string[]): Narrowed | undefined {
  let { schema, example } = expectation;
  let rules = ruleStateOf(expectation.rules, false);
  for (const token of tokens) {
    if (isRuled(rules)) return undefined;
    const next = soleSchemaBelow(schema, example, token, isOpen);
    const member = valueBelow(example, token);
    if (!next || member === undefined) return undefined;
    schema = next;
    example = member;
    rules = rules.child(token);
  }
  return { schema, example, rules };
}

/**
 * The one schema that speaks about a member or item; undefined: there is none, there are several, or a keyword around it has a
 * say.
 */
export function soleSchemaBelow(
  schema: Schema,
  value: JsonValue,
  token: string,
  hasSay: (part: Schema) => boolean,
): Schema | undefined {
  const parts = inPlace(schema, true);
  if (parts.some(hasSay)) return undefined;
  const [only, ...others] = applicableBelow(parts, value, token);
  // A dynamic reference further down may lead elsewhere when it is not reached from the top.
  return others.length === 0 && only?.resource === schema.resource ? only : undefined;
}

/** Whether it depends on the value which schemas speak about what is inside. */
export const isOpen = (part: Schema): boolean => Boolean(part.anyOf ?? part.oneOf) || speaksElsewhere(part);

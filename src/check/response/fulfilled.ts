import {
  isContainer,
  isObject,
  type JsonObject,
  type JsonValue,
  jsonType,
  valueBelow,
} from '../../json/value.js';
import { isRuled, type RuleState } from '../../matching/rule-selection.js';
import { inPlace, isHidden } from '../../schema/judge/direction.js';
import { accepts } from '../../schema/judge/index.js';
import type { Reading, Schema } from '../../schema/model.js';
import { inOpenWorld } from '../../schema/reading.js';
import { isOpen } from './narrowed.js';

/** Deeper places are left to the solver. */
const DEPTH_LIMIT = 64;

/**
 * Whether structure alone shows that a schema accepts, open as it is written, whatever a partial example without rules may be
 * completed to: all it says about members and items is about those that are there, and must stay as they are. `true` is a
 * proof; `false` says nothing.
 */
export function isFulfilled(
  schema: Schema,
  example: JsonValue,
  rules: RuleState,
  reading: Reading,
  depth = 0,
): boolean {
  if (isRuled(rules) || depth > DEPTH_LIMIT) return false;
  const parts = inPlace(schema, false);
  if (parts.some((part) => isOpen(part) || part.not)) return false;
  if (!isContainer(example)) return accepts(schema, example, inOpenWorld(reading)) === true;
  const type = jsonType(example);
  const isMember: IsMember = (part, token) =>
    isFulfilled(part, valueBelow(example, token) as JsonValue, rules.child(token), reading, depth + 1);
  return parts.every(
    (part) =>
      part.always !== false &&
      (part.types?.has(type) ?? true) &&
      (part.enum ?? part.constant) === undefined &&
      (isObject(example)
        ? suitsObject(part, example, reading, isMember)
        : suitsArray(part, example, isMember)),
  );
}

type IsMember = (part: Schema, token: string) => boolean;

/** Further members may come, of any name and value. */
function suitsObject(part: Schema, example: JsonObject, { direction }: Reading, isMember: IsMember): boolean {
  const { additionalProperties, maxProperties, patternProperties, propertyNames, dependentRequired } = part;
  if ((maxProperties ?? patternProperties ?? propertyNames ?? dependentRequired) !== undefined) return false;
  if (additionalProperties && additionalProperties.always !== true) return false;
  const { required = [], properties = [], minProperties = 0 } = part;
  return (
    Object.keys(example).length >= minProperties &&
    required.every((name) => Object.hasOwn(example, name)) &&
    [...properties].every(([name, member]) =>
      Object.hasOwn(example, name)
        ? !(direction && isHidden(member, direction)) && isMember(member, name)
        : member.always === true,
    )
  );
}

/** Without rules there are neither more items nor fewer. */
function suitsArray(part: Schema, example: readonly JsonValue[], isMember: IsMember): boolean {
  const { minItems = 0, maxItems = Infinity, uniqueItems, prefixItems, items } = part;
  if (uniqueItems || example.length < minItems || example.length > maxItems) return false;
  return example.every((_, index) => {
    const item = prefixItems?.[index] ?? items;
    return !item || isMember(item, String(index));
  });
}

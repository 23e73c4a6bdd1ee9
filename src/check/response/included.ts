import { type JsonValue, jsonType } from '../../json/value.js';
import { inPlace, someHides } from '../../schema/judge/direction.js';
import type { Reading, Schema } from '../../schema/model.js';
import type { ArrayExpectation, Expectation, ObjectExpectation } from '../../schema/solver/index.js';
import { ANY } from '../expectation/model.js';
import { schemasOf } from './refuted.js';

/** What every value at a place conforms to, whatever branches it takes. */
interface Promised {
  /** These, all of them. */
  readonly parts: readonly Schema[];
  /** These and all that may apply besides. */
  readonly all: readonly Schema[];
}

/**
 * Whether structure alone shows that an expectation accepts every value of some schemas, written as JSON writers do: the types,
 * names and items that it asks for are promised, and nothing else is asked. Only what each value must fulfil is looked at,
 * so `true` is a proof; `false` says nothing. The solver would find the same, at many times the cost.
 *
 * @param schemas Those that all apply to the value.
 */
export function isIncluded(schemas: readonly Schema[], expectation: Expectation, reading: Reading): boolean {
  if (expectation.kind === 'any') return true;
  const promised = promisedBy(schemas);
  if (!promised) return false;
  const { parts } = promised;
  switch (expectation.kind) {
    case 'type':
      return parts.some((part) => isOfType(part, expectation.type));
    case 'numberForm':
      return (
        expectation.form === 'integer' && parts.some(({ types }) => types?.size === 1 && types.has('integer'))
      );
    case 'text': {
      const { regex } = expectation;
      return parts.some((part) =>
        valuesOf(part)?.every((value) => typeof value === 'string' && regex.test(value) === true),
      );
    }
    case 'all':
      return expectation.parts.every((part) => isIncluded(schemas, part, reading));
    case 'oneOrMore':
      return expectation.parts.some((part) => isIncluded(schemas, part, reading));
    case 'array':
      return acceptsArrays(expectation, promised, reading);
    case 'object':
      return acceptsObjects(expectation, promised, reading);
    default:
      return false;
  }
}

/** Undefined where it takes more than structure to tell what a place conforms to. */
function promisedBy(schemas: readonly Schema[]): Promised | undefined {
  const all = schemas.flatMap((schema) => inPlace(schema, true));
  const isClear = all.every(
    ({ dynamicRef, faults }) => !dynamicRef && faults.every(({ harmless }) => harmless),
  );
  return isClear ? { parts: schemas.flatMap((schema) => inPlace(schema, false)), all } : undefined;
}

/** The values a schema lists, which are all that it accepts. */
const valuesOf = ({ enum: values, constant }: Schema): readonly JsonValue[] | undefined =>
  values ?? (constant && [constant.value]);

function isOfType(part: Schema, type: string): boolean {
  const types = [...(part.types ?? valuesOf(part)?.map(jsonType) ?? [])];
  return types.length > 0 && types.every((one) => one === type || (one === 'integer' && type === 'number'));
}

function acceptsArrays(
  { prefix = [], rest = ANY, min = 0, max, contains = [] }: ArrayExpectation,
  { parts }: Promised,
  reading: Reading,
): boolean {
  if (min > 0 || max !== undefined || contains.length > 0) return false;
  if (!parts.some((part) => isOfType(part, 'array')) || parts.some(({ prefixItems }) => prefixItems))
    return false;
  const items = parts.flatMap((part) => part.items ?? []);
  return [...prefix, rest].every((item) => isIncluded(items, item, reading));
}

function acceptsObjects(
  { members, required = [...members.keys()], others, eachName, eachMember, min = 0, max }: ObjectExpectation,
  { parts, all }: Promised,
  reading: Reading,
): boolean {
  if (min > 0 || max !== undefined || others.kind !== 'any' || eachName || eachMember) return false;
  const isRequired = (name: string): boolean =>
    parts.some((part) => part.required?.includes(name)) &&
    !(reading.direction && someHides(all, name, reading.direction));
  return (
    parts.some((part) => isOfType(part, 'object')) &&
    required.every(isRequired) &&
    [...members].every(([name, member]) => isIncluded(schemasOf(parts, name), member, reading))
  );
}

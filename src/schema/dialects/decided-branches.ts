import { valueAt } from '../../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../../json/value.js';

/** Members whose value says of which kind an object of OpenAPI is. */
const TAGS = ['in', 'type'];

/** One of several alternatives, and what an object must have for it to be the one that is meant. */
interface Branch {
  readonly schema: JsonValue;
  /** Undefined: whatever is none of the others. */
  readonly sign: JsonObject | undefined;
  readonly tag: JsonValue | undefined;
}

function targetOf(schema: JsonValue, root: JsonValue): JsonValue {
  const ref = isObject(schema) ? getKey(schema, '$ref') : undefined;
  return typeof ref === 'string' && ref.startsWith('#/') ? (valueAt(root, ref.slice(1)) ?? schema) : schema;
}

function branchOf(schema: JsonValue, root: JsonValue, tag: string): Branch {
  const target = targetOf(schema, root);
  const members = isObject(target) ? getKey(target, 'properties') : undefined;
  const required = isObject(target) ? getKey(target, 'required') : undefined;
  if (Array.isArray(required) && required.length === 1 && required[0] === '$ref')
    return { schema, sign: { required }, tag: undefined };
  const member = isObject(members) ? getKey(members, tag) : undefined;
  const values = isObject(member) ? getKey(member, 'enum') : undefined;
  if (!Array.isArray(values) || values.length !== 1) return { schema, sign: undefined, tag: undefined };
  return { schema, sign: { required: [tag], properties: { [tag]: { enum: values } } }, tag: values[0] };
}

const isDistinct = (branches: readonly Branch[]): boolean => {
  const signs = branches.map(({ sign }) => JSON.stringify(sign));
  return branches.length > 1 && new Set(signs).size === signs.length;
};

/** `if` this sign `then` that branch, one inside the other. */
function decision([first, ...rest]: readonly Branch[], tag: string, values: JsonValue[]): JsonValue {
  if (!first) return { required: [tag], properties: { [tag]: { enum: values } } };
  if (!first.sign) return first.schema;
  // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
  return { if: first.sign, then: first.schema, else: decision(rest, tag, values) };
}

/**
 * Alternatives as a decision, where a sign tells them apart: `$ref` a reference from anything else, `in` and `type` the kinds of
 * parameters and security schemes. Of a fault in a schema it is only said then what is wrong in it, not that it is no
 * reference either, and so on in all that it stands in.
 */
export function decidedBranches(branches: readonly JsonValue[], root: JsonValue): JsonValue | undefined {
  for (const tag of TAGS) {
    const found = branches.map((schema) => branchOf(schema, root, tag));
    if (!isDistinct(found)) continue;
    const values = found.flatMap((branch) => (branch.tag === undefined ? [] : [branch.tag]));
    const signed = found.filter(({ sign }) => sign);
    return decision([...signed, ...found.filter(({ sign }) => !sign)], tag, values);
  }
  return undefined;
}

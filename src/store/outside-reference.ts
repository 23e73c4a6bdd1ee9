import { getKey, isObject, type JsonValue } from '../json/value.js';

/** Members that hold data, in which a `$ref` is a text like any other. */
const DATA: ReadonlySet<string> = new Set(['example', 'default', 'enum', 'const']);

/** Members that map names to what is described: among them `default` is a name. */
const NAMES: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
  'schemas',
  'parameters',
  'headers',
  'responses',
  'requestBodies',
  'securitySchemes',
  'links',
  'callbacks',
  'pathItems',
  'paths',
  'webhooks',
  'content',
  'encoding',
  'variables',
]);

const refOf = (value: JsonValue): string | undefined => {
  const reference = isObject(value) ? getKey(value, '$ref') : undefined;
  return typeof reference === 'string' && !/^(#|https?:)/i.test(reference) ? reference : undefined;
};

/** The first `$ref` of a document that leads to another file. Loops, because documents may be nested deeply. */
export function outsideReference(document: JsonValue): string | undefined {
  const open: { readonly value: JsonValue; readonly isMap: boolean }[] = [{ value: document, isMap: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, isMap } = next;
    const reference = refOf(value);
    if (reference !== undefined) return reference;
    if (Array.isArray(value)) for (const item of value) open.push({ value: item, isMap: false });
    if (!isObject(value)) continue;
    for (const [name, member] of Object.entries(value)) {
      if (isMap) open.push({ value: member, isMap: false });
      else if (name === 'examples') {
        // A list is data; in a map each example may be a reference, but what it shows is data.
        const found = isObject(member) ? Object.values(member).map(refOf).find(Boolean) : undefined;
        if (found !== undefined) return found;
      } else if (!DATA.has(name)) open.push({ value: member, isMap: NAMES.has(name) });
    }
  }
  return undefined;
}

import { getKey, isObject, type JsonValue } from '../../json/value.js';
import { dialectOf, dialectOfUri } from './dialects.js';
import type { Dialect } from './model.js';

/** Keywords by vocabulary (JSON Schema 2019-09 and 2020-12); the last part of its URI names it in both. */
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  core: ['$ref', '$dynamicRef', '$recursiveRef', '$defs', 'definitions'],
  applicator: [
    ...['prefixItems', 'items', 'additionalItems', 'contains', 'additionalProperties', 'properties'],
    ...['patternProperties', 'dependentSchemas', 'dependencies', 'propertyNames', 'if', 'then', 'else'],
    ...['allOf', 'anyOf', 'oneOf', 'not', 'unevaluatedItems', 'unevaluatedProperties'],
  ],
  unevaluated: ['unevaluatedItems', 'unevaluatedProperties'],
  validation: [
    ...['type', 'enum', 'const', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
    ...[
      'maxLength',
      'minLength',
      'pattern',
      'maxItems',
      'minItems',
      'uniqueItems',
      'maxContains',
      'minContains',
    ],
    ...['maxProperties', 'minProperties', 'required', 'dependentRequired'],
  ],
  'meta-data': ['title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'examples'],
  'format-annotation': ['format'],
  'format-assertion': ['format'],
  format: ['format'],
  content: [],
};

const VOCABULARY_URI = /^https?:\/\/json-schema\.org\/draft\/(?:2019-09|2020-12)\/vocab\/([\w-]+)$/;

/**
 * The dialect a meta-schema defines by its `$vocabulary` (JSON Schema core 2020-12, section 8.1.2): the keywords of the
 * vocabularies it lists. Undefined when it requires one that nobody knows, or does not say on what it is based.
 */
export function dialectOfMetaSchema(metaSchema: JsonValue): Dialect | undefined {
  if (!isObject(metaSchema)) return undefined;
  const named = getKey(metaSchema, '$schema');
  const base = typeof named === 'string' ? dialectOfUri(named) : undefined;
  const listed = getKey(metaSchema, '$vocabulary');
  if (base === undefined || !isObject(listed)) return undefined;
  const keywords = new Set<string>();
  for (const [uri, needed] of Object.entries(listed)) {
    const vocabulary = VOCABULARIES[VOCABULARY_URI.exec(uri)?.[1] ?? ''];
    if (!vocabulary && needed === true) return undefined;
    for (const keyword of vocabulary ?? []) keywords.add(keyword);
  }
  const whole = dialectOf(base);
  return { ...whole, keywords: new Map([...whole.keywords].filter(([name]) => keywords.has(name))) };
}

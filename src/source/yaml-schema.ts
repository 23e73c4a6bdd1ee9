import {
  boolCoreTag,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  mergeTag,
  NOT_RESOLVED,
  nullCoreTag,
  Schema,
  strTag,
} from 'js-yaml';
import { numberFromLexeme } from '../json/number.js';
import { getKey, JsonNumber, type JsonObject, type JsonValue, setKey } from '../json/value.js';

const DECIMAL = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const RADIX = /^0(?:o[0-7]+|x[\da-fA-F]+)$/;

/** A YAML number in JSON's spelling: no plus sign, no leading zeros, digits on both sides of the point. */
const jsonSpelling = (text: string): string =>
  text
    .replace(/^\+/, '')
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|[eE])/, '.0');

/** The numbers of the YAML 1.2 core schema with their text kept; `.inf` and `.nan` have no place in JSON and stay text. */
function readNumber(source: string): number | JsonNumber | typeof NOT_RESOLVED {
  if (DECIMAL.test(source)) return numberFromLexeme(jsonSpelling(source));
  return RADIX.test(source) ? Number(source) : NOT_RESOLVED;
}

const numberOptions = {
  implicit: true,
  implicitFirstChars: [...'-+.0123456789'],
  resolve: readNumber,
  identify: () => false,
};

/** JSON member name of a YAML key: scalars by their text, collections as JSON. */
function memberName(key: unknown): string {
  if (key instanceof JsonNumber) return key.lexeme;
  return typeof key === 'object' && key !== null ? JSON.stringify(key) : String(key);
}

const mappingOptions = {
  create: (): JsonObject => ({}),
  addPair(object: JsonObject, key: unknown, value: unknown): string {
    setKey(object, memberName(key), value as JsonValue);
    return '';
  },
  has: (object: JsonObject, key: unknown) => Object.hasOwn(object, memberName(key)),
  keys: (object: JsonObject) => Object.keys(object),
  get: (object: JsonObject, key: unknown) => getKey(object, memberName(key)),
  identify: () => false,
};

const sequenceOptions = {
  create: (): unknown[] => [],
  addItem(array: unknown[], item: unknown): void {
    array.push(item);
  },
  identify: () => false,
};

const asText = { resolve: (source: string) => source, identify: () => false, matchByTagPrefix: true };

/** Tags nobody defined here are ignored: the node is read as if it had none. */
const IGNORED_PREFIXES = ['!', 'tag:'];

/**
 * YAML 1.2 core schema plus merge keys, read into the JSON value model: numbers keep their text, timestamps stay text,
 * every key is a string, unknown tags are ignored.
 */
export const YAML_SCHEMA = new Schema([
  strTag,
  nullCoreTag,
  boolCoreTag,
  defineScalarTag('tag:yaml.org,2002:int', numberOptions),
  defineScalarTag('tag:yaml.org,2002:float', { ...numberOptions, implicit: false }),
  mergeTag,
  defineSequenceTag('tag:yaml.org,2002:seq', sequenceOptions),
  defineMappingTag('tag:yaml.org,2002:map', mappingOptions),
  ...IGNORED_PREFIXES.flatMap((prefix) => [
    defineScalarTag(prefix, asText),
    defineSequenceTag(prefix, { ...sequenceOptions, matchByTagPrefix: true }),
    defineMappingTag(prefix, { ...mappingOptions, matchByTagPrefix: true }),
  ]),
]);

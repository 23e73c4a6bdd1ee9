import { lexemeOf } from '../../json/number.js';
import { getKey, isNumber, isObject, type JsonObject, jsonType } from '../../json/value.js';
import { InputError, type SourceFile } from '../../source/model.js';
import type { OpenApiVersion } from '../model.js';

export interface VersionedRoot {
  readonly version: OpenApiVersion;
  readonly root: JsonObject;
}

const VERSIONS: readonly (readonly [key: string, pattern: RegExp, version: OpenApiVersion])[] = [
  ['swagger', /^2(\.0)?$/, '2.0'],
  ['openapi', /^3(\.0.*)?$/, '3.0'],
  ['openapi', /^3\.1/, '3.1'],
  ['openapi', /^3\.2/, '3.2'],
];

/** Documents that are easily passed by mistake, by a member they have. */
const STRANGERS: readonly (readonly [key: string, what: string])[] = [
  ['asyncapi', 'an AsyncAPI document, which describes messages'],
  ['interactions', 'a pact file: give it as a pact, and the OpenAPI document with --spec'],
  ['messages', 'a pact file with messages: give it as a pact, and the OpenAPI document with --spec'],
  ['$schema', 'a JSON Schema'],
  ['log', 'a HAR recording'],
  ['mappings', 'a file of stub mappings'],
  ['swaggerVersion', 'a Swagger 1 document; convert it to OpenAPI first'],
];

const EXPECTED =
  'Expected an OpenAPI document: a member `openapi` (3.0, 3.1 or 3.2) or `swagger: "2.0"` at the top.';

function refuse(source: SourceFile, found: string): never {
  throw new InputError(`${source.display} is ${found}. ${EXPECTED}`, { file: source.display });
}

/**
 * The OpenAPI version of a document.
 * @throws InputError when it is something else, or of a version nobody here knows.
 */
export function readVersion(source: SourceFile): VersionedRoot {
  const root = source.value;
  if (!isObject(root))
    refuse(source, `no OpenAPI document but ${root === null ? 'empty' : `a JSON ${jsonType(root)}`}`);
  for (const key of ['openapi', 'swagger']) {
    const value = getKey(root, key);
    if (value === undefined) continue;
    const text = isNumber(value) ? lexemeOf(value) : typeof value === 'string' ? value.trim() : undefined;
    const row = VERSIONS.find(([name, pattern]) => name === key && text !== undefined && pattern.test(text));
    if (row) return { version: row[2], root };
    refuse(source, `of the unknown version \`${key}: ${text ?? jsonType(value)}\``);
  }
  const stranger = STRANGERS.find(([key]) => Object.hasOwn(root, key));
  return refuse(source, stranger ? stranger[1] : 'no OpenAPI document');
}

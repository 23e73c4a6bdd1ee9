import { repeatedMembers } from '../json/parse.js';
import { joinPointer } from '../json/pointer.js';
import { getKey, isObject, type JsonObject, jsonType } from '../json/value.js';
import { lineAndColumn, lineStarts } from '../source/lines.js';
import { InputError, type SourceFile } from '../source/model.js';
import { collectFaults, REJECTED_BY_VERIFIERS, type ReportFault } from './faults.js';
import { formOf, type PactForm } from './form.js';
import { readInteraction } from './interaction.js';
import { refusedPlace, verifierRefuses } from './limits.js';
import type { Contract, Interaction, PactVersion } from './model.js';
import { excerptOf, textOf } from './text.js';
import { detectVersion } from './version.js';

/** Documents that are often passed in place of a pact, by a member only they have. */
const OTHER_DOCUMENTS: readonly (readonly [key: string, name: string])[] = [
  ['openapi', 'an OpenAPI document'],
  ['swagger', 'an OpenAPI 2.0 (Swagger) document'],
  ['asyncapi', 'an AsyncAPI document'],
  ['$schema', 'a JSON Schema'],
  ['mappings', 'a WireMock mapping file'],
  ['log', 'an HTTP archive (HAR)'],
  ['_embedded', 'a list from a Pact Broker'],
];

const MESSAGE_VERSIONS: ReadonlySet<PactVersion> = new Set(['3', '4']);

const LISTS = ['interactions', 'messages'] as const;

function describeFound(source: SourceFile): string {
  const { value } = source;
  if (!isObject(value)) return `a JSON ${jsonType(value)}`;
  const other = OTHER_DOCUMENTS.find(([key]) => Object.hasOwn(value, key));
  if (other) return other[1];
  const keys = Object.keys(value)
    .slice(0, 5)
    .map((key) => `'${key}'`);
  return keys.length > 0 ? `an object with ${keys.join(', ')}` : 'an empty object';
}

const notAPact = (source: SourceFile): InputError =>
  new InputError(
    `${source.display} is not a pact file: it holds ${describeFound(source)}, while a pact has a list 'interactions' (or 'messages'). ` +
      `Pass the JSON file that the consumer's pact tests wrote (usually below 'pacts/'), and the provider's OpenAPI document with --spec.`,
    { file: source.display },
  );

/** A consumer's or provider's name: `{name}`, or the bare text of hand-written files. */
function partyName(
  root: JsonObject,
  party: 'consumer' | 'provider',
  keys: readonly string[],
  report: ReportFault,
): string | undefined {
  for (const key of keys) {
    const value = getKey(root, key);
    const name = isObject(value) ? getKey(value, 'name') : value;
    if (name !== undefined && name !== null && !isObject(name) && textOf(name) !== '') return textOf(name);
  }
  report(party, '', `The pact does not name its ${party}.`);
  return undefined;
}

function readList(
  root: JsonObject,
  list: (typeof LISTS)[number],
  form: PactForm,
  report: ReportFault,
): Interaction[] {
  const items = getKey(root, list);
  const { version } = form;
  if (list === 'messages' && Array.isArray(items) && items.length > 0 && !MESSAGE_VERSIONS.has(version))
    report(
      'field.type',
      '/messages',
      `Messages need version 3, the file says version ${version}. ${REJECTED_BY_VERIFIERS}`,
    );
  if (Array.isArray(items)) return items.map((item, index) => readInteraction(item, { list, index, form }));
  if (items !== undefined && items !== null)
    report('malformed', joinPointer('', list), `'${list}' must be a list, found ${excerptOf(items)}.`);
  return [];
}

/** True when a file without any list still says that it is a pact. */
const looksLikePact = (root: JsonObject): boolean =>
  Object.hasOwn(root, 'consumer') &&
  (Object.hasOwn(root, 'provider') || LISTS.some((list) => Object.hasOwn(root, list)));

function readSyntaxFaults(source: SourceFile, report: ReportFault): void {
  const faults = [...source.faults, ...repeatedMembers(source)];
  if (faults.length === 0) return;
  const starts = lineStarts(source.text);
  for (const { offset, message } of faults) {
    const { line, column } = lineAndColumn(starts, offset);
    report('syntax', '', `Line ${line}, column ${column}: ${message}`, offset);
  }
}

/** What JSON allows and verifiers cannot read. */
function readRefusal(root: JsonObject, report: ReportFault): void {
  const problem = verifierRefuses(root);
  if (problem) report('syntax', refusedPlace(root), `Verifiers cannot read the file: ${problem}.`);
}

/**
 * Reads a pact file of any version into the one contract model. What is odd becomes a fault of the file or of the
 * interaction; one interaction that cannot be read never costs the others (docs/pact.md sections 1, 2 and 14).
 * @param source the file, already parsed
 * @throws InputError when the file is no pact at all
 */
export function readContract(source: SourceFile): Contract {
  const root = source.value;
  if (!isObject(root)) throw notAPact(source);
  const hasList = LISTS.some((list) => Array.isArray(getKey(root, list)));
  if (!hasList && !looksLikePact(root)) throw notAPact(source);
  const { faults, report } = collectFaults();
  readSyntaxFaults(source, report);
  const version = detectVersion(root, report);
  if (!hasList && !LISTS.some((list) => Object.hasOwn(root, list)))
    report('malformed', '', `The pact has no list 'interactions'.`);
  const form = formOf(source, version);
  if (!form.isSound) readRefusal(root, report);
  return {
    source,
    consumer: partyName(root, 'consumer', ['consumer'], report),
    provider: partyName(root, 'provider', ['provider', 'producer'], report),
    version,
    interactions: LISTS.flatMap((list) => readList(root, list, form, report)),
    faults,
  };
}

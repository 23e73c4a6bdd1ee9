import { lexemeOf } from '../json/number.js';
import { getKey, isNumber, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import type { ReportFault } from './faults.js';
import type { PactVersion } from './model.js';

/** Where tools of different ages write the version, the winning place first (docs/pact.md section 1). */
const PLACES: readonly (readonly string[])[] = [
  ['pact-specification', 'version'],
  ['pactSpecification', 'version'],
  ['pactSpecificationVersion'],
  ['pact-specification'],
  ['pactSpecification'],
];

const DEFAULT_VERSION: PactVersion = '3';

const V4_TYPE = /^(?:Synchronous|Asynchronous)\//;

function declaredVersion(metadata: JsonObject): { text: string; pointer: string } | undefined {
  for (const place of PLACES) {
    let value: JsonValue | undefined = metadata;
    for (const key of place) value = isObject(value) ? getKey(value, key) : undefined;
    if (typeof value === 'string' || isNumber(value))
      return {
        text: typeof value === 'string' ? value : lexemeOf(value),
        pointer: `/metadata/${place.join('/')}`,
      };
  }
  return undefined;
}

/** The version a text such as `3`, `3.0.0`, `v3.0` means, undefined when it means none. */
function parseVersion(text: string): PactVersion | undefined {
  const match = /^\s*v?(\d+)(?:\.(\d+))?/i.exec(text);
  const major = match?.[1];
  if (major === '1') return match?.[2] === '1' ? '1.1' : '1';
  return major === '2' || major === '3' || major === '4' ? major : undefined;
}

const entries = (root: JsonObject, key: string): JsonObject[] => {
  const list = getKey(root, key);
  return Array.isArray(list) ? list.filter((item) => isObject(item)) : [];
};

function usesFlatRules(interaction: JsonObject): boolean {
  return ['request', 'response'].some((side) => {
    const part = getKey(interaction, side);
    const rules = isObject(part) ? getKey(part, 'matchingRules') : undefined;
    return isObject(rules) && Object.keys(rules)[0]?.startsWith('$') === true;
  });
}

/** The version a file without any must have been written in, by what it contains. */
function sniffVersion(root: JsonObject): PactVersion {
  const interactions = entries(root, 'interactions');
  const isV4 = (item: JsonObject) => {
    const type = getKey(item, 'type');
    return typeof type === 'string' && V4_TYPE.test(type);
  };
  if (interactions.some(isV4)) return '4';
  if (Array.isArray(getKey(root, 'messages'))) return '3';
  return interactions.some(usesFlatRules) ? '2' : DEFAULT_VERSION;
}

/**
 * The specification version of a pact file, from any of the places tools write it; sniffed from the content when it is
 * absent or unknown (docs/pact.md section 1).
 */
export function detectVersion(root: JsonObject, report: ReportFault): PactVersion {
  const metadata = getKey(root, 'metadata');
  const declared = isObject(metadata) ? declaredVersion(metadata) : undefined;
  if (!declared) return sniffVersion(root);
  const version = parseVersion(declared.text);
  if (version) return version;
  const sniffed = sniffVersion(root);
  report(
    'version',
    declared.pointer,
    `The pact specification version '${declared.text}' is not one of 1, 1.1, 2, 3, 4; the file is read as version ${sniffed}.`,
  );
  return sniffed;
}

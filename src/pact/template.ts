import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { isContainer, isObject, type JsonObject, type JsonValue, setKey } from '../json/value.js';
import type { ReportFault } from './faults.js';
import type { PathGenerator } from './generators.js';
import { integrationTemplate, isIntegrationTemplate } from './integration-template.js';
import { formatPathExpression } from './path-expression.js';
import { isRubyTemplate, rubyTemplate } from './ruby-template.js';
import type { Matcher, PathRule, PathToken } from './rules.js';

/** Example, rules and generators that a matcher object of a DSL stands for. */
export interface Template {
  readonly example: JsonValue;
  readonly matchers: readonly Matcher[];
  readonly generator: PathGenerator['generator'] | undefined;
  /** The example is an array of this many copies of what is given as example. */
  readonly copies: number | undefined;
  /** How the path goes on to the members of the example, when not by their own key or index. */
  readonly memberToken: PathToken | undefined;
  /** Where the example stands, seen from the matcher object; undefined when it was made up. */
  readonly examplePointer: JsonPointer | undefined;
}

export interface Resolved {
  /** The very input when it held no matcher objects. */
  readonly value: JsonValue;
  readonly rules: readonly PathRule[];
  readonly generators: readonly PathGenerator[];
}

/** Nesting beyond this is left as it stands. */
const DEPTH_LIMIT = 500;

/** Values that copies may add to one example: arrays within arrays multiply. */
const COPIED_VALUES = 20_000;

interface Walk {
  readonly rules: PathRule[];
  readonly generators: PathGenerator[];
  readonly report: ReportFault;
  /** Values that copies may still add. */
  left: number;
}

function sizeOf(value: JsonValue): number {
  if (!isContainer(value)) return 1;
  let size = 1;
  for (const part of Object.values(value)) size += sizeOf(part as JsonValue);
  return size;
}

/** An array of as many copies of an item as are wanted and may be made. */
function copiesOf(item: JsonValue, wanted: number, walk: Walk): JsonValue[] {
  const size = sizeOf(item);
  const more = Math.max(0, Math.min(wanted - 1, Math.floor(walk.left / size)));
  walk.left -= more * size;
  return new Array<JsonValue>(more + 1).fill(item);
}

function members(
  value: JsonValue[] | JsonObject,
  path: readonly PathToken[],
  pointer: JsonPointer,
  token: PathToken | undefined,
  walk: Walk,
): JsonValue {
  const depth = path.length;
  if (Array.isArray(value)) {
    const items = value.map((item, index) =>
      resolve(item, [...path, token ?? { kind: 'index', index }], joinPointer(pointer, index), walk),
    );
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  let changed = false;
  const copy: JsonObject = {};
  for (const [name, item] of Object.entries(value)) {
    const resolved = resolve(
      item,
      [...path.slice(0, depth), token ?? { kind: 'field', name }],
      joinPointer(pointer, name),
      walk,
    );
    changed ||= resolved !== item;
    setKey(copy, name, resolved);
  }
  return changed ? copy : value;
}

/** `token`: how the path goes on to the members of the value, when not by their own key or index. */
function resolve(
  value: JsonValue,
  path: readonly PathToken[],
  pointer: JsonPointer,
  walk: Walk,
  token?: PathToken,
): JsonValue {
  if (!isContainer(value) || path.length > DEPTH_LIMIT) return value;
  const template = isObject(value)
    ? (rubyTemplate(value, pointer, walk.report) ?? integrationTemplate(value, pointer, walk.report))
    : undefined;
  if (!template) return members(value, path, pointer, token, walk);
  const text = formatPathExpression(path);
  if (template.matchers.length > 0)
    walk.rules.push({ combine: 'AND', matchers: template.matchers, pointer, text, path });
  if (template.generator) walk.generators.push({ text, path, generator: template.generator });
  const { example, examplePointer, copies, memberToken } = template;
  const at = pointer + (examplePointer ?? '');
  return copies === undefined
    ? resolve(example, path, at, walk, memberToken)
    : copiesOf(resolve(example, [...path, { kind: 'starIndex' }], at, walk), copies, walk);
}

/** Whether some object within is a matcher object; almost no file holds any, so this is all that most bodies go through. */
function holdsTemplate(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth > DEPTH_LIMIT) return false;
  if (Array.isArray(value)) return value.some((item) => holdsTemplate(item, depth + 1));
  if (!isObject(value)) return false;
  if (isRubyTemplate(value) || isIntegrationTemplate(value)) return true;
  for (const name in value) if (holdsTemplate(value[name] as JsonValue, depth + 1)) return true;
  return false;
}

/**
 * Replaces matcher objects that a DSL left inside a value (`json_class` of old Ruby tools, `pact:matcher:type`) by
 * their examples and collects their rules and generators (docs/pact.md section 14).
 */
export function resolveTemplates(value: JsonValue, pointer: JsonPointer, report: ReportFault): Resolved {
  if (!holdsTemplate(value, 1)) return { value, rules: [], generators: [] };
  const walk: Walk = { rules: [], generators: [], report, left: COPIED_VALUES };
  const resolved = resolve(value, [{ kind: 'root' }], pointer, walk);
  if (resolved !== value)
    report(
      'dsl.unprocessed',
      pointer,
      'Matcher objects of a pact DSL stand where the example belongs; they are read as example and rules, while verifiers compare them literally.',
    );
  return { value: resolved, rules: walk.rules, generators: walk.generators };
}

import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { isObject, type JsonObject, type JsonValue, setKey } from '../json/value.js';
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

interface Walk {
  readonly rules: PathRule[];
  readonly generators: PathGenerator[];
  readonly report: ReportFault;
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

function resolve(value: JsonValue, path: readonly PathToken[], pointer: JsonPointer, walk: Walk): JsonValue {
  if ((!Array.isArray(value) && !isObject(value)) || path.length > DEPTH_LIMIT) return value;
  const template = isObject(value)
    ? (rubyTemplate(value, pointer, walk.report) ?? integrationTemplate(value, pointer, walk.report))
    : undefined;
  if (!template) return members(value, path, pointer, undefined, walk);
  const text = formatPathExpression(path);
  if (template.matchers.length > 0)
    walk.rules.push({ combine: 'AND', matchers: template.matchers, pointer, text, path });
  if (template.generator) walk.generators.push({ text, path, generator: template.generator });
  const { example, examplePointer } = template;
  const at = pointer + (examplePointer ?? '');
  const nested =
    isObject(example) && (rubyTemplate(example, at, () => {}) ?? integrationTemplate(example, at, () => {}));
  if (nested) return resolve(example, path, at, walk);
  return Array.isArray(example) || isObject(example)
    ? members(example, path, at, template.memberToken, walk)
    : example;
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
 * their examples and collects their rules and generators (PACT.md section 14).
 */
export function resolveTemplates(value: JsonValue, pointer: JsonPointer, report: ReportFault): Resolved {
  if (!holdsTemplate(value, 1)) return { value, rules: [], generators: [] };
  const walk: Walk = { rules: [], generators: [], report };
  const resolved = resolve(value, [{ kind: 'root' }], pointer, walk);
  if (resolved !== value)
    report(
      'dsl.unprocessed',
      pointer,
      'Matcher objects of a pact DSL stand where the example belongs; they are read as example and rules, while verifiers compare them literally.',
    );
  return { value: resolved, rules: walk.rules, generators: walk.generators };
}

import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import { REJECTED_BY_VERIFIERS, type ReportFault } from './faults.js';
import { readFlatRules } from './flat-rules.js';
import { parsePathExpression } from './path-expression.js';
import { readPathRules, readRuleList } from './rule-list.js';
import type { PathRule, RuleList } from './rules.js';

/** A rule set under construction. */
export interface RuleSetDraft {
  path: RuleList | undefined;
  method: RuleList | undefined;
  status: RuleList | undefined;
  readonly query: Map<string, RuleList>;
  readonly header: Map<string, RuleList>;
  readonly metadata: PathRule[];
  readonly body: PathRule[];
}

const emptyRuleSet = (): RuleSetDraft => ({
  path: undefined,
  method: undefined,
  status: undefined,
  query: new Map(),
  header: new Map(),
  metadata: [],
  body: [],
});

type ReadCategory = (
  draft: RuleSetDraft,
  value: JsonValue,
  pointer: JsonPointer,
  report: ReportFault,
) => void;

/** Keys below which a rule list for a whole part may stand: pact-jvm writes the first, the Rust core the second. */
const ROOT_KEYS = ['', '$'] as const;

/** A rule list for the whole part. */
const single =
  (category: 'path' | 'method' | 'status'): ReadCategory =>
  (draft, value, pointer, report) => {
    const key = isObject(value) ? ROOT_KEYS.find((name) => Object.hasOwn(value, name)) : undefined;
    draft[category] =
      key === undefined || !isObject(value)
        ? readRuleList(value, pointer, report)
        : readRuleList(getKey(value, key) ?? null, joinPointer(pointer, key), report);
  };

/** Ruby tools write the name of a header or parameter as a path expression, which other verifiers never match. */
function literalName(key: string, pointer: JsonPointer, report: ReportFault): string {
  const token = key.startsWith('$') ? parsePathExpression(key)?.[1] : undefined;
  if (token?.kind !== 'field') return key;
  report(
    'rule.malformed',
    pointer,
    `The key must be the plain name '${token.name}'; verifiers built on the Rust core ignore this rule.`,
  );
  return token.name;
}

const byName =
  (category: 'query' | 'header'): ReadCategory =>
  (draft, value, pointer, report) => {
    for (const [key, item] of Object.entries(requireObject(value, pointer, report))) {
      const at = joinPointer(pointer, key);
      const list = readRuleList(item, at, report);
      if (!list) continue;
      const name = literalName(key, at, report);
      draft[category].set(category === 'header' ? name.toLowerCase() : name, list);
    }
  };

const byPath =
  (category: 'body' | 'metadata'): ReadCategory =>
  (draft, value, pointer, report) => {
    draft[category].push(...readPathRules(requireObject(value, pointer, report), pointer, report));
  };

const unread: ReadCategory = (_draft, _value, pointer, report) =>
  report(
    'rule.category.unknown',
    pointer,
    `No verifier reads the category 'contents'; write 'body' or 'content'.`,
  );

const CATEGORIES: Readonly<Record<string, ReadCategory>> = {
  path: single('path'),
  method: single('method'),
  status: single('status'),
  query: byName('query'),
  header: byName('header'),
  headers: byName('header'),
  body: byPath('body'),
  content: byPath('body'),
  contents: unread,
  metadata: byPath('metadata'),
  metaData: byPath('metadata'),
};

function requireObject(value: JsonValue, pointer: JsonPointer, report: ReportFault): JsonObject {
  if (isObject(value)) return value;
  if (value !== null) report('rule.malformed', pointer, 'A category of matching rules must be an object.');
  return {};
}

function readCategory(
  draft: RuleSetDraft,
  name: string,
  value: JsonValue,
  pointer: JsonPointer,
  report: ReportFault,
): void {
  const read = Object.hasOwn(CATEGORIES, name) ? CATEGORIES[name] : undefined;
  if (read) {
    read(draft, value, pointer, report);
    return;
  }
  report(
    'rule.category.unknown',
    pointer,
    `There is no category of matching rules '${name}'; verifiers read it as 'body'.`,
  );
  byPath('body')(draft, value, pointer, report);
}

/** Where matching rules stand; the second spelling of each side is from the first years of pact-jvm. */
function rulesOf(part: JsonObject, legacyName: string): { key: string; rules: JsonValue } | undefined {
  for (const key of ['matchingRules', legacyName]) {
    const rules = getKey(part, key);
    if (rules !== undefined && rules !== null) return { key, rules };
  }
  return undefined;
}

/**
 * The matching rules of one request, response or message. The format is decided key by key, independent of the file's
 * version: keys that start with `$` are V2 rules, all others V3 categories (docs/pact.md sections 1, 2.2, 2.3).
 */
export function readRuleSet(
  part: JsonObject,
  pointer: JsonPointer,
  report: ReportFault,
  legacyName = 'requestMatchingRules',
): RuleSetDraft {
  const draft = emptyRuleSet();
  const found = rulesOf(part, legacyName);
  if (!found) return draft;
  const at = joinPointer(pointer, found.key);
  if (!isObject(found.rules)) {
    report('rule.malformed', at, 'Matching rules must be an object.');
    return draft;
  }
  const keys = Object.keys(found.rules);
  const flat = keys.filter((key) => key.startsWith('$'));
  if (flat.length > 0 && flat.length < keys.length)
    report(
      'rule.malformed',
      at,
      `Rules of version 2 ('$…' keys) and categories of version 3 are mixed. ${REJECTED_BY_VERIFIERS}`,
    );
  for (const key of keys)
    if (!key.startsWith('$'))
      readCategory(draft, key, found.rules[key] as JsonValue, joinPointer(at, key), report);
  readFlatRules(draft, found.rules, flat, at, report);
  return draft;
}

import { type JsonPointer, joinPointer } from '../json/pointer.js';
import type { JsonObject, JsonValue } from '../json/value.js';
import type { ReportFault } from './faults.js';
import { readMatcher } from './matcher.js';
import { parsePathExpression } from './path-expression.js';
import { readPath } from './rule-list.js';
import type { RuleSetDraft } from './rule-set.js';
import type { PathToken, RuleList } from './rules.js';

type Part = 'body' | 'header' | 'query' | 'path' | 'method' | 'status' | 'metadata';

/** The first name below `$` of a V2 rule and the part it addresses. */
const PARTS: Readonly<Record<string, Part>> = {
  body: 'body',
  content: 'body',
  contents: 'body',
  header: 'header',
  headers: 'header',
  query: 'query',
  path: 'path',
  method: 'method',
  status: 'status',
  metadata: 'metadata',
  metaData: 'metadata',
};

/** Names such as `ids[]` break the path grammar, yet only the name matters for headers and query parameters. */
const NAMED = /^\$\.(header|headers|query)(?:\.(.+?)|\['(.+?)'\])(?:\[(?:\d+|\*)\])*$/;

interface FlatPath {
  readonly part: Part;
  readonly name: string;
  /** What is left below the part, with its own root. */
  readonly path: readonly PathToken[];
}

function splitPath(text: string): FlatPath | undefined {
  const tokens = parsePathExpression(text);
  const first = tokens?.[1];
  if (tokens && first?.kind === 'field' && Object.hasOwn(PARTS, first.name)) {
    const below = tokens[2];
    return {
      part: PARTS[first.name] as Part,
      name: below?.kind === 'field' ? below.name : '',
      path: [{ kind: 'root' }, ...tokens.slice(2)],
    };
  }
  const named = tokens ? undefined : NAMED.exec(text);
  if (!named) return undefined;
  return { part: PARTS[named[1] as string] as Part, name: named[2] ?? named[3] ?? '', path: [] };
}

function place(draft: RuleSetDraft, { part, name, path }: FlatPath, text: string, list: RuleList): void {
  if (part === 'body' || part === 'metadata') draft[part].push({ ...list, text, path });
  else if (part === 'header') draft.header.set(name.toLowerCase(), list);
  else if (part === 'query') draft.query.set(name, list);
  else draft[part] = list;
}

/** Reads V2 rules such as `"$.body[*].id": {"match": "type"}` into the V3 shape (docs/pact.md section 2.2). */
export function readFlatRules(
  draft: RuleSetDraft,
  rules: JsonObject,
  keys: readonly string[],
  pointer: JsonPointer,
  report: ReportFault,
): void {
  for (const text of keys) {
    const at = joinPointer(pointer, text);
    const target = splitPath(text);
    if (!target) {
      if (readPath(text, at, report))
        report(
          'rule.category.unknown',
          at,
          `The rule addresses no part of a request or response, so it is ignored.`,
        );
      continue;
    }
    const matcher = readMatcher(rules[text] as JsonValue, at, report);
    place(draft, target, text, { combine: 'AND', matchers: [matcher], pointer: at });
  }
}

import { isObject, type JsonValue } from '../json/value.js';
import type { GeneratorSetDraft } from './generator-set.js';
import type { RuleSetDraft } from './rule-set.js';
import type { PathRule, PathToken } from './rules.js';
import type { Resolved } from './template.js';

type Part = 'path' | 'method' | 'status' | 'query' | 'header' | 'body' | 'metadata';

/** The name of the header or parameter below which a rule stands. */
function nameOf(path: readonly PathToken[]): string | undefined {
  const token = path[1];
  return token?.kind === 'field' ? token.name : undefined;
}

/** The names a rule covers: the one it stands below, or all of them when it stands at the whole map. */
function namesBelow(path: readonly PathToken[], map: JsonValue): string[] {
  const name = nameOf(path);
  if (name !== undefined) return [name];
  return path.length === 1 && isObject(map) ? Object.keys(map) : [];
}

function addNamed(lists: RuleSetDraft['query'], name: string, rule: PathRule): void {
  const before = lists.get(name);
  lists.set(name, {
    combine: before?.combine ?? 'AND',
    matchers: [...(before?.matchers ?? []), ...rule.matchers],
    pointer: before?.pointer ?? rule.pointer,
  });
}

/** Adds the rules and generators found inside a value to those written beside it. */
export function addResolved(
  part: Part,
  resolved: Resolved,
  rules: RuleSetDraft,
  generators: GeneratorSetDraft,
): void {
  for (const rule of resolved.rules) {
    if (part === 'body' || part === 'metadata') rules[part].push(rule);
    else if (part === 'query' || part === 'header') {
      for (const name of namesBelow(rule.path, resolved.value))
        addNamed(rules[part], part === 'header' ? name.toLowerCase() : name, rule);
    } else rules[part] ??= rule;
  }
  for (const { path, text, generator } of resolved.generators) {
    if (part === 'body') generators.body.push({ path, text, generator });
    else if (part === 'query' || part === 'header' || part === 'metadata') {
      const name = nameOf(path);
      if (name !== undefined) generators[part].set(part === 'header' ? name.toLowerCase() : name, generator);
    } else generators[part] ??= generator;
  }
}

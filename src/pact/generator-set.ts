import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import type { ReportFault } from './faults.js';
import { GENERATOR_TYPES, type Generator, type PathGenerator } from './generators.js';
import { parsePathExpression } from './path-expression.js';
import { readPath } from './rule-list.js';

/** A generator set under construction. */
export interface GeneratorSetDraft {
  path: Generator | undefined;
  method: Generator | undefined;
  status: Generator | undefined;
  readonly query: Map<string, Generator>;
  readonly header: Map<string, Generator>;
  readonly metadata: Map<string, Generator>;
  readonly body: PathGenerator[];
}

const emptyGeneratorSet = (): GeneratorSetDraft => ({
  path: undefined,
  method: undefined,
  status: undefined,
  query: new Map(),
  header: new Map(),
  metadata: new Map(),
  body: [],
});

const KNOWN_TYPES: ReadonlySet<string> = new Set(GENERATOR_TYPES);

function readGenerator(value: JsonValue, pointer: JsonPointer, report: ReportFault): Generator | undefined {
  const type = isObject(value) ? getKey(value, 'type') : undefined;
  if (!isObject(value) || typeof type !== 'string') {
    report(
      'generator.malformed',
      pointer,
      `A generator must be an object with a text attribute 'type'; it is ignored.`,
    );
    return undefined;
  }
  if (!KNOWN_TYPES.has(type))
    report(
      'generator.malformed',
      pointer,
      `No pact specification defines a generator '${type}'; unless a plugin supplies it, the example is used.`,
    );
  return {
    type,
    attributes: Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'type')),
    pointer,
  };
}

type ReadCategory = (
  draft: GeneratorSetDraft,
  value: JsonObject,
  pointer: JsonPointer,
  report: ReportFault,
) => void;

const single =
  (category: 'path' | 'method' | 'status'): ReadCategory =>
  (draft, value, pointer, report) => {
    const nested = getKey(value, '');
    draft[category] =
      nested === undefined
        ? readGenerator(value, pointer, report)
        : readGenerator(nested, joinPointer(pointer, ''), report);
  };

/** The name of a header or parameter whose key is written as a path: `$.a`, `$['a']`, `a[0]` stays as it is. */
function literalName(key: string): string {
  const name = key.startsWith('$') ? parsePathExpression(key)?.[1] : undefined;
  return name?.kind === 'field' ? name.name : key;
}

const byName =
  (category: 'query' | 'header' | 'metadata'): ReadCategory =>
  (draft, value, pointer, report) => {
    for (const [key, item] of Object.entries(value)) {
      const generator = readGenerator(item, joinPointer(pointer, key), report);
      const name = literalName(key);
      if (generator) draft[category].set(category === 'header' ? name.toLowerCase() : name, generator);
    }
  };

const body: ReadCategory = (draft, value, pointer, report) => {
  for (const [text, item] of Object.entries(value)) {
    const at = joinPointer(pointer, text);
    const path = readPath(text, at, report);
    const generator = path && readGenerator(item, at, report);
    if (path && generator) draft.body.push({ text, path, generator });
  }
};

const CATEGORIES: Readonly<Record<string, ReadCategory>> = {
  path: single('path'),
  method: single('method'),
  status: single('status'),
  query: byName('query'),
  header: byName('header'),
  metadata: byName('metadata'),
  body,
  content: body,
};

/** The generators of one request, response or message; verifiers ignore unknown categories (docs/pact.md section 10). */
export function readGeneratorSet(
  part: JsonObject,
  pointer: JsonPointer,
  report: ReportFault,
): GeneratorSetDraft {
  const draft = emptyGeneratorSet();
  const generators = getKey(part, 'generators');
  if (generators === undefined || generators === null) return draft;
  const at = joinPointer(pointer, 'generators');
  if (!isObject(generators)) {
    report('generator.malformed', at, 'Generators must be an object; they are ignored.');
    return draft;
  }
  for (const [name, value] of Object.entries(generators)) {
    const read = Object.hasOwn(CATEGORIES, name) ? CATEGORIES[name] : undefined;
    if (read && isObject(value)) read(draft, value, joinPointer(at, name), report);
    else if (value !== null)
      report(
        'generator.malformed',
        joinPointer(at, name),
        `No verifier reads generators of '${name}'; they are ignored.`,
      );
  }
  return draft;
}

import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { getKey, type JsonObject, type JsonValue } from '../json/value.js';
import { isWrapped } from './body-entity.js';
import type { ReportFault } from './faults.js';
import type { PactForm } from './form.js';
import { type GeneratorSetDraft, readGeneratorSet } from './generator-set.js';
import { type RuleSetDraft, readRuleSet } from './rule-set.js';
import { resolveTemplates } from './template.js';
import { addResolved } from './template-rules.js';

/** One request, response or message while it is read: its fields without matcher objects, its rules and generators. */
export interface Part {
  readonly pointer: JsonPointer;
  readonly form: PactForm;
  readonly report: ReportFault;
  readonly rules: RuleSetDraft;
  readonly generators: GeneratorSetDraft;
  /** The value of a field, undefined when it is absent. */
  readonly field: (name: string) => JsonValue | undefined;
  /** True when matcher objects were taken out of a field, so that pointers into it no longer fit. */
  readonly converted: (name: string) => boolean;
  /** True when a field holds a body in the wrapper of version 4. */
  readonly isWrapped: (name: string) => boolean;
  readonly at: (name: string) => JsonPointer;
}

/** Fields that may hold matcher objects and the category their rules belong to. */
const FIELDS = [
  { name: 'path', category: 'path' },
  { name: 'method', category: 'method' },
  { name: 'status', category: 'status' },
  { name: 'query', category: 'query' },
  { name: 'headers', category: 'header' },
  { name: 'body', category: 'body' },
  { name: 'contents', category: 'body' },
  { name: 'metadata', category: 'metadata' },
  { name: 'metaData', category: 'metadata' },
] as const;

/** Reads what every part has in common: rules, generators, and examples freed from matcher objects. */
export function readPart(
  object: JsonObject,
  pointer: JsonPointer,
  form: PactForm,
  report: ReportFault,
  legacyRules?: string,
): Part {
  const rules = readRuleSet(object, pointer, report, legacyRules);
  const generators = readGeneratorSet(object, pointer, report);
  /** Values that stand for those in the file; most parts have none. */
  let replaced: Map<string, JsonValue> | undefined;
  let wrapped: string | undefined;
  for (const { name, category } of FIELDS) {
    const value = getKey(object, name);
    if (value === undefined) continue;
    const wrapper = category === 'body' && isWrapped(value, form.version, rules.body) ? value : undefined;
    if (wrapper) wrapped = name;
    if (typeof value !== 'object' || form.isPlain) continue;
    const at = wrapper ? joinPointer(pointer, name, 'content') : joinPointer(pointer, name);
    const example = wrapper ? getKey(wrapper, 'content') : value;
    if (example === undefined) continue;
    const resolved = resolveTemplates(example, at, report);
    if (resolved.value !== example) {
      replaced ??= new Map();
      replaced.set(name, wrapper ? { ...wrapper, content: resolved.value } : resolved.value);
    }
    addResolved(category, resolved, rules, generators);
  }
  return {
    pointer,
    form,
    report,
    rules,
    generators,
    field: (name) => (replaced?.has(name) ? replaced.get(name) : getKey(object, name)),
    converted: (name) => replaced?.has(name) === true,
    isWrapped: (name) => name === wrapped,
    at: (name) => joinPointer(pointer, name),
  };
}

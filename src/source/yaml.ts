import { constructFromEvents, EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import { MAX_DEPTH } from '../json/parse.js';
import type { JsonValue } from '../json/value.js';
import { reasonOf } from '../text/reason.js';
import { excessiveExpansion } from './expansion.js';
import type { SyntaxFault } from './model.js';
import { repeatedKeys } from './repeated-keys.js';
import { YAML_SCHEMA } from './yaml-schema.js';

export interface ParsedYaml {
  readonly value: JsonValue;
  readonly faults: readonly SyntaxFault[];
}

/** Text that is not YAML, or YAML that cannot be used; the offset of the first character that does not fit. */
export class YamlSyntaxError extends Error {
  override readonly name = 'YamlSyntaxError';
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Nodes a document may have once its aliases are written out. */
const MAX_NODES = 5_000_000;

/** Keys that `<<` may bring in, over the whole document. */
const MAX_MERGED_KEYS = 1_000_000;

/** Longer texts are parsed again rather than kept in memory. */
const MOST_KEPT = 200_000;

/** The text that was read last: most runs read one, and look for positions in it afterwards. */
let last: { readonly text: string; readonly events: Event[] } | undefined;

/** The parser's events; positions are found in them too. */
export function yamlEvents(text: string): Event[] {
  if (last?.text === text) return last.events;
  const events = guarded(() => parseEvents(text, { maxDepth: MAX_DEPTH }));
  last = text.length <= MOST_KEPT ? { text, events } : undefined;
  return events;
}

function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof YAMLException) throw new YamlSyntaxError(error.reason, error.mark?.position ?? 0);
    throw new YamlSyntaxError(reasonOf(error), 0);
  }
}

/** The documents of the stream. Repeated keys are faults; the last one wins. */
function construct(events: Event[], source: string, faults: SyntaxFault[]): unknown[] {
  const options = { source, schema: YAML_SCHEMA, maxTotalMergeKeys: MAX_MERGED_KEYS };
  try {
    return constructFromEvents(events, options);
  } catch (error) {
    if (!(error instanceof YAMLException) || error.reason !== 'duplicated mapping key') throw error;
    faults.push(...repeatedKeys(source, events));
    return constructFromEvents(events, { ...options, json: true });
  }
}

/**
 * Reads YAML 1.2 (core schema, merge keys) into the JSON value model without losing the text of any number. Of several
 * documents in one stream the first is read.
 * @throws YamlSyntaxError
 */
export function parseYaml(text: string): ParsedYaml {
  const events = yamlEvents(text);
  const faults: SyntaxFault[] = [];
  const documents = guarded(() => construct(events, text, faults));
  if (documents.length > 1)
    faults.push({ offset: 0, message: `${documents.length} documents in one file; the first is used` });
  const value = (documents[0] ?? null) as JsonValue;
  if (events.some((event) => event.type === EVENT_ID.ALIAS)) {
    const reason = excessiveExpansion(value, { nodes: MAX_NODES, depth: MAX_DEPTH });
    if (reason !== undefined) throw new YamlSyntaxError(reason, 0);
  }
  return { value, faults };
}

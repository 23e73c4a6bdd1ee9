import { printJson } from '../json/print.js';
import { isObject, type JsonObject, type JsonValue, setKey } from '../json/value.js';
import type { SourceFile } from '../source/model.js';
import { sourceFromText } from '../source/text.js';
import type { Resource } from './client.js';
import { linkOf } from './hal.js';
import { listAt, objectAt, textAt } from './json-read.js';
import type { Notice } from './notices.js';

/** A pact that the broker wants checked. */
export interface BrokerPact {
  readonly source: SourceFile;
  readonly consumer: string;
  readonly provider: string;
  /** A failure is reported, but does not fail the run. */
  readonly pending: boolean;
  /** Work in progress: not selected, offered in addition. Always pending. */
  readonly wip: boolean;
  readonly notices: readonly Notice[];
  /** Where its result goes; undefined when the pact does not come from a broker. */
  readonly resultsUrl: string | undefined;
  /** The broker's identity of each interaction, by its pointer in the source (`/interactions/0`). */
  readonly interactionIds: ReadonlyMap<string, string>;
}

export interface PactProperties {
  readonly name?: string | undefined;
  readonly pending?: boolean;
  readonly wip?: boolean;
  readonly notices?: readonly Notice[];
}

/** What the broker adds to a published pact, by where it adds it. */
const ADDED_TO_PACT = ['_links', 'createdAt'];
const ADDED_TO_INTERACTION = ['_id'];
const LISTS = ['interactions', 'messages'];

/**
 * A pact resource as an input of the check. Its text is the pact as it was published, printed with one member per line
 * so that findings have places; numbers keep their spelling.
 */
export function brokerPact({ url, body }: Resource, properties: PactProperties): BrokerPact {
  const consumer = textAt(objectAt(body, 'consumer'), 'name') ?? '';
  const provider = textAt(objectAt(body, 'provider'), 'name') ?? '';
  const link = linkOf(body, 'pb:publish-verification-results');
  const display = displayName(properties.name) ?? `${consumer} and ${provider}`;
  return {
    source: { ...sourceFromText(url, printJson(asPublished(body), 2), { display }), uri: url },
    consumer,
    provider,
    pending: properties.pending ?? false,
    wip: properties.wip ?? false,
    notices: properties.notices ?? [],
    resultsUrl: link && new URL(link.href, url).href,
    interactionIds: interactionIds(body),
  };
}

/** `Pact between Web (1.0.0) and Orders` without what every name begins with. */
const displayName = (name: string | undefined): string | undefined => name?.replace(/^Pact between /, '');

function asPublished(body: JsonObject): JsonObject {
  const pact = without(body, ADDED_TO_PACT);
  for (const list of LISTS) {
    const items = pact[list];
    if (Array.isArray(items)) setKey(pact, list, items.map(withoutId));
  }
  return pact;
}

const withoutId = (item: JsonValue): JsonValue =>
  isObject(item) ? without(item, ADDED_TO_INTERACTION) : item;

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(object)) if (!keys.includes(key)) setKey(copy, key, value);
  return copy;
}

function interactionIds(body: JsonObject): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const list of LISTS) {
    listAt(body, list).forEach((item, index) => {
      const id = isObject(item) ? textAt(item, '_id') : undefined;
      if (id !== undefined) ids.set(`/${list}/${index}`, id);
    });
  }
  return ids;
}

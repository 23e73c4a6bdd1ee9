import type { JsonObject } from '../json/value.js';
import type { Broker } from './client.js';
import { linkOf } from './hal.js';
import { objectAt, objectsAt } from './json-read.js';

/** A broker that links in circles must not keep a pipeline busy. */
const MAX_PAGES = 1000;

/**
 * All items of a list resource, page after page (`_links.next`). A broker without pages answers with everything at once.
 *
 * @param key The name of the list under `_embedded`.
 */
export async function allItems(broker: Broker, url: string, key: string): Promise<readonly JsonObject[]> {
  const items: JsonObject[] = [];
  const seen = new Set<string>();
  let next: string | undefined = url;
  while (next !== undefined && !seen.has(next) && seen.size < MAX_PAGES) {
    seen.add(next);
    const page = await broker.find(next);
    if (!page) break;
    items.push(...objectsAt(objectAt(page.body, '_embedded'), key));
    const link = linkOf(page.body, 'next');
    next = link && new URL(link.href, page.url).href;
  }
  return items;
}

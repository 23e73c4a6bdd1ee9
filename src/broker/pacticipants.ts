import type { Broker, Resource } from './client.js';
import { linkOf } from './hal.js';
import { textAt } from './json-read.js';
import { allItems } from './pages.js';

const namesIn = (items: readonly Parameters<typeof textAt>[0][], key: string): readonly string[] =>
  items.flatMap((item) => textAt(item, key) ?? []);

/** The names of all applications the broker knows. */
export const pacticipantNames = async (broker: Broker): Promise<readonly string[]> =>
  namesIn(await allItems(broker, await broker.link('pb:pacticipants'), 'pacticipants'), 'name');

/** One application, or undefined when the broker does not know it. */
export const findPacticipant = async (broker: Broker, name: string): Promise<Resource | undefined> =>
  broker.find(await broker.link('pb:pacticipant', { pacticipant: name }));

/** The version numbers of an application, newest first. */
export const versionNumbers = (broker: Broker, pacticipant: Resource): Promise<readonly string[]> =>
  namesBehind(broker, pacticipant, 'pb:versions', 'versions', 'number');

export const branchNames = (broker: Broker, pacticipant: Resource): Promise<readonly string[]> =>
  namesBehind(broker, pacticipant, 'pb:branches', 'branches', 'name');

async function namesBehind(broker: Broker, from: Resource, rel: string, list: string, key: string) {
  const link = linkOf(from.body, rel);
  if (!link) return [];
  return namesIn(await allItems(broker, new URL(link.href, from.url).href, list), key);
}

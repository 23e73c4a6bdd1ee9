import { nearest } from '../text/nearest.js';
import type { Broker } from './client.js';
import { linkOf } from './hal.js';
import { textAt } from './json-read.js';
import { branchNames, findPacticipant, pacticipantNames, versionNumbers } from './pacticipants.js';

/**
 * Why the broker does not know a version, in one sentence: the application is unknown, a branch name was used as
 * version, or it was recorded under another text (a short commit, a prefix `v`).
 */
export async function explainUnknownVersion(
  broker: Broker,
  pacticipant: string,
  version: string,
): Promise<string> {
  const found = await findPacticipant(broker, pacticipant);
  if (!found) {
    const [name] = nearest(pacticipant, await pacticipantNames(broker), 1);
    return `the broker knows no application "${pacticipant}"${name ? `; did you mean "${name}"?` : ''}`;
  }
  const branches = await branchNames(broker, found);
  if (branches.includes(version)) {
    const latest = await latestOn(broker, pacticipant, version);
    return `"${version}" is a branch of ${pacticipant}, not a version${latest ? `; its latest version is ${latest}` : ''}`;
  }
  const versions = await versionNumbers(broker, found);
  if (versions.length === 0) return `no version of ${pacticipant} has been published or recorded`;
  const similar = similarVersion(version, versions);
  const rest = similar
    ? `it was perhaps recorded under another text: there is ${similar}`
    : `its newest is ${versions[0]}`;
  return `there is no version ${version} of ${pacticipant}; ${rest}`;
}

/**
 * The same version under another text: a short and a full commit, with and without `v`, with a prefix or suffix. Versions
 * that merely look alike are others.
 */
export function similarVersion(version: string, versions: readonly string[]): string | undefined {
  const plain = (text: string) => text.replace(/^v(?=\d)/i, '').toLowerCase();
  const wanted = plain(version);
  return versions.find((each) => {
    const other = plain(each);
    const [short, long] = other.length < wanted.length ? [other, wanted] : [wanted, other];
    if (each === version) return false;
    return short === long || (short.length >= 4 && (long.startsWith(short) || long.endsWith(short)));
  });
}

async function latestOn(broker: Broker, pacticipant: string, branch: string): Promise<string | undefined> {
  const resource = await broker.find(await broker.link('pb:pacticipant-branch', { pacticipant, branch }));
  const link = linkOf(resource?.body, 'pb:latest-version');
  const latest = link && resource && (await broker.find(new URL(link.href, resource.url).href));
  return textAt(latest?.body, 'number');
}

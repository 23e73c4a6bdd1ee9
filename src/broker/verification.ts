import type { JsonObject } from '../json/value.js';
import { didYouMean } from '../text/nearest.js';
import type { Broker } from './client.js';
import { linkOf } from './hal.js';
import { BrokerError } from './http/error.js';
import { flagAt, objectAt, objectsAt } from './json-read.js';
import { noticesOf } from './notices.js';
import { type BrokerPact, brokerPact } from './pact.js';
import { pacticipantNames } from './pacticipants.js';
import type { Selector } from './selectors.js';

/** What a provider asks before it is checked. */
export interface VerificationQuery {
  readonly provider: string;
  /** Empty: the broker's defaults (main branches, deployed, released). */
  readonly selectors: readonly Selector[];
  readonly providerBranch?: string | undefined;
  readonly providerTags?: readonly string[] | undefined;
  readonly pending: boolean;
  /** ISO date; needs a provider branch or tags, without them brokers silently offer nothing. */
  readonly wipSince?: string | undefined;
}

/**
 * The pacts a provider must honour, selected ones first, then work in progress. Empty when nothing is selected.
 *
 * @throws BrokerError also when the broker knows no such provider.
 */
export async function pactsForVerification(
  broker: Broker,
  query: VerificationQuery,
): Promise<readonly BrokerPact[]> {
  checkQuery(query);
  const url = await broker.link('pb:provider-pacts-for-verification', { provider: query.provider });
  const list = await askFor(broker, url, query);
  const pacts: BrokerPact[] = [];
  for (const entry of objectsAt(objectAt(list.body, '_embedded'), 'pacts')) {
    const link = linkOf(entry, 'self');
    if (!link) throw new BrokerError(`${list.url} lists a pact without a link to it`);
    const properties = objectAt(entry, 'verificationProperties');
    const wip = flagAt(properties, 'wip') ?? false;
    pacts.push(
      brokerPact(await broker.get(new URL(link.href, list.url).href), {
        name: link.name,
        pending: wip || (flagAt(properties, 'pending') ?? false),
        wip,
        notices: noticesOf(properties),
      }),
    );
  }
  return distinctlyNamed(pacts);
}

function checkQuery({ wipSince, providerBranch, providerTags, selectors }: VerificationQuery): void {
  const named = Boolean(providerBranch || providerTags?.length);
  if (wipSince !== undefined && !named)
    throw new BrokerError('--include-wip-pacts-since needs --provider-branch (or --provider-tag)');
  if (selectors.some((selector) => selector.matchingBranch === true) && !providerBranch)
    throw new BrokerError('--matching-branch needs --provider-branch');
}

/** `includePendingStatus` defaults to true in the broker, therefore it is always sent; empty texts are refused by it. */
const bodyOf = (query: VerificationQuery): JsonObject => ({
  ...(query.selectors.length > 0 && { consumerVersionSelectors: [...query.selectors] }),
  ...(query.providerBranch && { providerVersionBranch: query.providerBranch }),
  ...(query.providerTags?.length && { providerVersionTags: [...query.providerTags] }),
  includePendingStatus: query.pending || query.wipSince !== undefined,
  ...(query.wipSince !== undefined && { includeWipPactsSince: query.wipSince }),
});

async function askFor(broker: Broker, url: string, query: VerificationQuery) {
  try {
    return await broker.write('POST', url, bodyOf(query));
  } catch (error) {
    if (!(error instanceof BrokerError) || error.status !== 404) throw error;
    const names = await pacticipantNames(broker);
    throw new BrokerError(
      `the broker knows no provider "${query.provider}"${didYouMean(query.provider, names)}; a provider is known once a pact with it was published`,
      404,
    );
  }
}

/** One pact by its address, as webhooks hand it over. */
export async function pactByUrl(broker: Broker, url: string): Promise<BrokerPact> {
  const resource = await broker.get(url);
  return brokerPact(resource, {
    name: linkOf(resource.body, 'self')?.name ?? linkOf(resource.body, 'self')?.title,
  });
}

/** Reports tell inputs apart by their names. */
export function distinctlyNamed(pacts: readonly BrokerPact[]): readonly BrokerPact[] {
  const seen = new Map<string, number>();
  return pacts.map((pact) => {
    const number = (seen.get(pact.source.display) ?? 0) + 1;
    seen.set(pact.source.display, number);
    if (number === 1) return pact;
    return { ...pact, source: { ...pact.source, display: `${pact.source.display} #${number}` } };
  });
}

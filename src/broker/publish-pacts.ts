import { isObject, type JsonObject } from '../json/value.js';
import type { SourceFile } from '../source/model.js';
import type { Broker } from './client.js';
import { BrokerError } from './http/error.js';
import { objectAt, objectsAt, textAt } from './json-read.js';

export interface ConsumerVersion {
  readonly version: string;
  readonly branch?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly buildUrl?: string | undefined;
}

/** A text of the broker and how it is meant (`success`, `info`, `warning`, `error`, `debug`, `prompt`). */
export interface PublishNotice {
  readonly type: string;
  readonly text: string;
}

/**
 * The requests that publish pacts: one per consumer, with all its providers, so that a broker never holds a half of them.
 *
 * @throws BrokerError when a file does not name consumer and provider.
 */
export function planPacts(sources: readonly SourceFile[], consumer: ConsumerVersion): readonly JsonObject[] {
  const byConsumer = new Map<string, JsonObject[]>();
  for (const source of sources) {
    const { consumerName, contract } = contractOf(source);
    byConsumer.set(consumerName, [...(byConsumer.get(consumerName) ?? []), contract]);
  }
  return [...byConsumer].map(([pacticipantName, contracts]) => ({
    pacticipantName,
    pacticipantVersionNumber: consumer.version,
    ...(consumer.branch && { branch: consumer.branch }),
    ...(consumer.tags?.length && { tags: [...consumer.tags] }),
    ...(consumer.buildUrl && { buildUrl: consumer.buildUrl }),
    contracts,
  }));
}

function contractOf({ value, text, display, format }: SourceFile) {
  const root = isObject(value) ? value : undefined;
  const consumerName = textAt(objectAt(root, 'consumer'), 'name');
  const providerName = textAt(objectAt(root, 'provider'), 'name');
  if (format !== 'json' || !consumerName || !providerName)
    throw new BrokerError(
      `${display} cannot be published: it must be JSON and name its consumer and its provider`,
    );
  const contract: JsonObject = {
    consumerName,
    providerName,
    specification: 'pact',
    contentType: 'application/json',
    content: Buffer.from(text, 'utf8').toString('base64'),
  };
  return { consumerName, contract };
}

/**
 * Publishes what was planned and returns what the broker says about it.
 *
 * @throws BrokerError; a conflict (409) says what it means and what to do.
 */
export async function publishPacts(
  broker: Broker,
  requests: readonly JsonObject[],
): Promise<readonly PublishNotice[]> {
  const url = await broker.link('pb:publish-contracts');
  const notices: PublishNotice[] = [];
  for (const request of requests) {
    try {
      const { body } = await broker.write('POST', url, request);
      notices.push(
        ...objectsAt(body, 'notices').map((notice) => ({
          type: textAt(notice, 'type') ?? 'info',
          text: textAt(notice, 'text') ?? '',
        })),
      );
    } catch (error) {
      throw error instanceof BrokerError && error.status === 409 ? conflict(error, request) : error;
    }
  }
  return notices;
}

/** A version is published once: its pact must not change afterwards. A name too like another one is a conflict, too. */
function conflict(error: BrokerError, request: JsonObject): BrokerError {
  const what = `${textAt(request, 'pacticipantName')} ${textAt(request, 'pacticipantVersionNumber')}`;
  const meaning = /change the content/i.test(error.message)
    ? `${what} was published before with another content, and the pact of a version must not change: publish under a new version (the commit), and check that the pact does not contain random or time-dependent examples`
    : `${what} cannot be published`;
  const said = error.message.replace(/^.*the broker answered 409: /, '');
  return new BrokerError(`${meaning} (the broker: ${said})`, 409);
}

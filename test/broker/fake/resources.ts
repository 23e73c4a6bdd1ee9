import { type Environment, interactionId, type State, type StoredPact, type StoredResult } from './state.js';

/** How resources look; `base` is the address without a trailing slash. */

const enc = encodeURIComponent;
const href = (url: string, more: object = {}) => ({ href: url, ...more });

export const index = (base: string) => ({
  _links: {
    self: href(base, { title: 'Index' }),
    'pb:publish-contracts': href(`${base}/contracts/publish`),
    'pb:pacticipants': href(`${base}/pacticipants`),
    'pb:pacticipant': href(`${base}/pacticipants/{pacticipant}`, { templated: true }),
    'pb:pacticipant-version-tag': href(`${base}/pacticipants/{pacticipant}/versions/{version}/tags/{tag}`, {
      templated: true,
    }),
    'pb:pacticipant-branch': href(`${base}/pacticipants/{pacticipant}/branches/{branch}`, {
      templated: true,
    }),
    'pb:pacticipant-branch-version': href(
      `${base}/pacticipants/{pacticipant}/branches/{branch}/versions/{version}`,
    ),
    'pb:pacticipant-version': href(`${base}/pacticipants/{pacticipant}/versions/{version}`, {
      templated: true,
    }),
    'pb:provider-pacts-for-verification': href(`${base}/pacts/provider/{provider}/for-verification`, {
      templated: true,
    }),
    'pb:environments': href(`${base}/environments`),
    'pb:environment': href(`${base}/environments/{uuid}`, { templated: true }),
    curies: [{ name: 'pb', href: `${base}/doc/{rel}?context=index`, templated: true }],
  },
});

export const environment = (base: string, env: Environment) => ({
  ...env,
  _links: { self: href(`${base}/environments/${env.uuid}`, { name: env.name }) },
});

export const pacticipant = (base: string, name: string, mainBranch?: string) => ({
  name,
  ...(mainBranch && { mainBranch }),
  _links: {
    self: href(`${base}/pacticipants/${enc(name)}`),
    'pb:versions': href(`/pacticipants/${enc(name)}/versions?page=1&size=2`),
    'pb:branches': href(`${base}/pacticipants/${enc(name)}/branches`),
    'pb:branch-version': href(`${base}/pacticipants/${enc(name)}/branches/{branch}/versions/{version}`),
    'pb:version-tag': href(`${base}/pacticipants/${enc(name)}/versions/{version}/tags/{tag}`),
  },
});

export function version(base: string, state: State, name: string, number: string) {
  const self = `${base}/pacticipants/${enc(name)}/versions/${enc(number)}`;
  const found = state.version(name, number);
  const record = (kind: string) =>
    state.environments.map((env) => href(`${self}/${kind}/environment/${env.uuid}`, { name: env.name }));
  return {
    number,
    ...(found.buildUrl && { buildUrl: found.buildUrl }),
    _embedded: {
      branchVersions: [...found.branches].map((branch) => ({ name: branch })),
      tags: [...found.tags].map((tag) => ({ name: tag })),
    },
    _links: {
      self: href(self, { name: number }),
      'pb:pacticipant': href(`${base}/pacticipants/${enc(name)}`),
      'pb:record-deployment': record('deployed-versions'),
      'pb:record-release': record('released-versions'),
    },
  };
}

const pair = (pact: { provider: string; consumer: string }) =>
  `pacts/provider/${enc(pact.provider)}/consumer/${enc(pact.consumer)}`;

export const pactUrl = (base: string, pact: StoredPact) =>
  `${base}/${pair(pact)}/version/${enc(pact.version)}`;

export const contentUrl = (base: string, pact: StoredPact, metadata?: string) =>
  `${base}/${pair(pact)}/pact-version/${pact.sha}${metadata ? `/metadata/${metadata}` : ''}`;

const withIds = (items: unknown) =>
  Array.isArray(items) ? items.map((item) => ({ _id: interactionId(item), ...item })) : undefined;

export function pact(base: string, stored: StoredPact, metadata?: string) {
  const { interactions, messages, ...rest } = stored.content;
  return {
    ...rest,
    ...(interactions !== undefined && { interactions: withIds(interactions) }),
    ...(messages !== undefined && { messages: withIds(messages) }),
    createdAt: '2026-01-01T00:00:00+00:00',
    _links: {
      self: href(pactUrl(base, stored), { name: pactName(stored) }),
      'pb:provider': href(`${base}/pacticipants/${enc(stored.provider)}`, { name: stored.provider }),
      'pb:latest-verification-results': href(`${contentUrl(base, stored)}/verification-results/latest`),
      'pb:publish-verification-results': href(`${contentUrl(base, stored, metadata)}/verification-results`),
    },
  };
}

export const pactName = (stored: StoredPact): string =>
  `Pact between ${stored.consumer} (${stored.version}) and ${stored.provider}`;

export const resultUrl = (base: string, { provider, consumer, sha, id }: StoredResult) =>
  `${base}/${pair({ provider, consumer })}/pact-version/${sha}/verification-results/${id}`;

export const result = (base: string, stored: StoredResult) => ({
  providerName: stored.provider,
  ...stored.body,
  _links: { self: href(resultUrl(base, stored)) },
});

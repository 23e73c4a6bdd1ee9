import { matrixFor } from './matrix.js';
import * as show from './resources.js';
import { contentSha, type State, type StoredPact } from './state.js';
import { selectPacts } from './verification.js';

export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly base: string;
  readonly state: State;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
  /** Decoded values of the places in the path. */
  readonly at: readonly string[];
}

type Handler = (asked: Asked) => FakeAnswer;

const NOT_FOUND: FakeAnswer = {
  status: 404,
  body: { error: 'The requested document was not found on this server.' },
};

const ok = (body: unknown, status = 200): FakeAnswer => ({ status, body });

/** Method and path; `:` stands for one segment. */
export const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /': ({ base }) => ok(show.index(base)),
  'GET /environments': ({ base, state }) =>
    ok({
      _embedded: { environments: state.environments.map((each) => show.environment(base, each)) },
      _links: {
        'pb:environments': state.environments.map(({ uuid, name }) => ({
          name,
          href: `${base}/environments/${uuid}`,
        })),
      },
    }),
  'POST /environments': ({ base, state, body }) =>
    ok(show.environment(base, state.addEnvironment(String(body.name), body.production === true)), 201),
  'GET /pacticipants': ({ base, state }) =>
    ok({
      _embedded: { pacticipants: [...state.pacticipants.keys()].map((name) => show.pacticipant(base, name)) },
    }),
  'GET /pacticipants/:': ({ base, state, at: [name = ''] }) => {
    const found = state.pacticipants.get(name);
    return found ? ok(show.pacticipant(base, name, found.mainBranch)) : NOT_FOUND;
  },
  'GET /pacticipants/:/versions': pagedVersions,
  'GET /pacticipants/:/branches': ({ base, state, at: [name = ''] }) => {
    const branches = [...(state.pacticipants.get(name)?.versions.values() ?? [])].flatMap((each) => [
      ...each.branches,
    ]);
    return ok({
      _embedded: { branches: [...new Set(branches)].map((branch) => ({ name: branch })) },
      _links: { self: { href: base } },
    });
  },
  'GET /pacticipants/:/branches/:': ({ base, at: [name = '', branch = ''] }) => {
    const url = `${base}/pacticipants/${encodeURIComponent(name)}/branches/${encodeURIComponent(branch)}/latest-version`;
    return ok({ name: branch, _links: { 'pb:latest-version': { href: url } } });
  },
  'GET /pacticipants/:/branches/:/latest-version': ({ base, state, at: [name = '', branch = ''] }) => {
    const latest = [...(state.pacticipants.get(name)?.versions.values() ?? [])].findLast((each) =>
      each.branches.has(branch),
    );
    return latest ? ok(show.version(base, state, name, latest.number)) : NOT_FOUND;
  },
  'PUT /pacticipants/:/branches/:/versions/:': ({
    base,
    state,
    at: [name = '', branch = '', number = ''],
  }) => {
    state.addToBranch(name, number, branch);
    return ok({ _links: { self: { href: base } } }, 201);
  },
  'GET /pacticipants/:/versions/:': ({ base, state, at: [name = '', number = ''] }) =>
    state.pacticipants.get(name)?.versions.has(number)
      ? ok(show.version(base, state, name, number))
      : NOT_FOUND,
  'PUT /pacticipants/:/versions/:/tags/:': ({ state, at: [name = '', number = '', tag = ''] }) => {
    state.version(name, number).tags.add(tag);
    return ok({ name: tag }, 201);
  },
  'POST /pacticipants/:/versions/:/deployed-versions/environment/:': (asked) =>
    recordPresence(asked, 'deployed'),
  'POST /pacticipants/:/versions/:/released-versions/environment/:': (asked) =>
    recordPresence(asked, 'released'),
  'POST /contracts/publish': publish,
  'GET /pacts/provider/:/for-verification': ({ base, at: [name = ''] }) => {
    const href = `${base}/pacts/provider/${encodeURIComponent(name)}/for-verification`;
    return ok({ _embedded: { pacts: [] }, _links: { self: { href } } });
  },
  'POST /pacts/provider/:/for-verification': forVerification,
  'GET /pacts/provider/:/consumer/:/version/:': ({ base, state, at: [provider, consumer, version] }) => {
    const found = state.pacts.find(
      (each) => each.provider === provider && each.consumer === consumer && each.version === version,
    );
    return found ? ok(show.pact(base, found)) : NOT_FOUND;
  },
  'GET /pacts/provider/:/consumer/:/pact-version/:/metadata/:': (asked) => pactContent(asked, asked.at[3]),
  'GET /pacts/provider/:/consumer/:/pact-version/:': (asked) => pactContent(asked, undefined),
  'POST /pacts/provider/:/consumer/:/pact-version/:/metadata/:/verification-results': (asked) =>
    postResult(asked, asked.at[3]),
  'POST /pacts/provider/:/consumer/:/pact-version/:/verification-results': (asked) =>
    postResult(asked, undefined),
  'GET /pacts/provider/:/consumer/:/pact-version/:/verification-results/latest': ({ base, state, at }) => {
    const found = state.results.findLast(
      (each) => each.provider === at[0] && each.consumer === at[1] && each.sha === at[2],
    );
    return found ? ok(show.result(base, found)) : NOT_FOUND;
  },
  'GET /pacts/provider/:/consumer/:/pact-version/:/verification-results/:': ({ base, state, at }) => {
    const found = state.results.find((each) => String(each.id) === at[3]);
    return found ? ok(show.result(base, found)) : NOT_FOUND;
  },
  'GET /matrix': matrix,
};

function pagedVersions({ base, state, query, at: [name = ''] }: Asked): FakeAnswer {
  const all = [...(state.pacticipants.get(name)?.versions.values() ?? [])].reverse();
  const size = Number(query.get('size') ?? all.length);
  const page = Number(query.get('page') ?? 1);
  const next = `${base}/pacticipants/${encodeURIComponent(name)}/versions?page=${page + 1}&size=${size}`;
  return ok({
    _embedded: { versions: all.slice((page - 1) * size, page * size).map(({ number }) => ({ number })) },
    _links: page * size < all.length ? { next: { href: next } } : {},
  });
}

function recordPresence(
  { state, body, at: [name = '', number = '', uuid = ''] }: Asked,
  kind: 'deployed' | 'released',
) {
  const env = state.environments.find((each) => each.uuid === uuid);
  if (!env || !state.pacticipants.get(name)?.versions.has(number)) return NOT_FOUND;
  const created = state.addPresence({
    kind,
    pacticipant: name,
    version: number,
    environment: env.name,
    instance: String(body.applicationInstance ?? ''),
  });
  return ok({ uuid: created.uuid, currentlyDeployed: true }, 201);
}

function publish({ base, state, body }: Asked): FakeAnswer {
  const name = String(body.pacticipantName);
  const version = String(body.pacticipantVersionNumber);
  const contracts = body.contracts as { providerName: string; content: string }[];
  const pacts = contracts.map(({ providerName, content }): StoredPact => {
    const pact = JSON.parse(Buffer.from(content, 'base64').toString('utf8'));
    return { consumer: name, provider: providerName, version, sha: contentSha(pact), content: pact };
  });
  const same = (a: StoredPact, b: StoredPact) =>
    a.provider === b.provider && a.consumer === b.consumer && a.version === b.version;
  const changed = pacts.find((pact) => state.pacts.some((each) => same(each, pact) && each.sha !== pact.sha));
  if (changed) {
    const text = `Cannot change the content of the pact for ${name} version ${version} and provider ${changed.provider}, as race conditions will cause unreliable results for can-i-deploy.`;
    return {
      status: 409,
      body: {
        notices: [
          { type: 'error', text },
          { type: 'info', text: ' {\n-  "a": 1\n }' },
        ],
        errors: { contracts: [text] },
      },
    };
  }
  state.version(name, version).buildUrl = body.buildUrl as string | undefined;
  if (body.branch) state.addToBranch(name, version, String(body.branch));
  for (const tag of (body.tags as string[]) ?? []) state.version(name, version).tags.add(tag);
  for (const pact of pacts) {
    state.pacticipant(pact.provider);
    if (!state.pacts.some((each) => same(each, pact))) state.pacts.push(pact);
  }
  return ok({
    notices: pacts.map((pact) => ({
      type: 'success',
      text: `Pact successfully published for ${name} version ${version} and provider ${pact.provider}.`,
    })),
    _embedded: {
      pacticipant: { name, _links: { self: { href: base } } },
      version: { number: version, _links: { self: { href: base } } },
    },
    logs: [],
    _links: {
      'pb:pacticipant': { name, href: base },
      'pb:pacticipant-version': { name: version, href: base },
      'pb:pacticipant-version-tags': [],
      'pb:contracts': pacts.map((pact) => ({ name: show.pactName(pact), href: show.pactUrl(base, pact) })),
    },
  });
}

function forVerification({ base, state, body, at: [provider = ''] }: Asked): FakeAnswer {
  if (!state.pacticipants.has(provider))
    return { status: 404, body: { error: `No provider with name '${provider}' found` } };
  const pacts = selectPacts(state, provider, body).map(({ pact, pending, wip }) => ({
    shortDescription: 'latest',
    verificationProperties: {
      ...(pending !== undefined && { pending }),
      ...(wip && { wip }),
      notices: [
        { when: 'before_verification', text: `The pact of ${pact.consumer} is being verified` },
        ...(pending
          ? [
              {
                when: 'after_verification:success_false_published_true',
                text: `This pact of ${pact.consumer} is still in pending state`,
              },
            ]
          : []),
      ],
    },
    _links: {
      self: {
        href: show.contentUrl(base, pact, Buffer.from(wip ? 'w=true' : `p=${pending}`).toString('base64url')),
        name: show.pactName(pact),
      },
    },
  }));
  return ok({ _embedded: { pacts }, _links: { self: { href: base } } });
}

const findContent = ({ state, at: [provider, consumer, sha] }: Asked): StoredPact | undefined =>
  state.pacts.findLast(
    (each) => each.provider === provider && each.consumer === consumer && each.sha === sha,
  );

function pactContent(asked: Asked, metadata: string | undefined): FakeAnswer {
  const found = findContent(asked);
  return found ? ok(show.pact(asked.base, found, metadata)) : NOT_FOUND;
}

function postResult(asked: Asked, metadata: string | undefined): FakeAnswer {
  const { state, base, body } = asked;
  const found = findContent(asked);
  if (!found) return NOT_FOUND;
  if (typeof body.success !== 'boolean')
    return { status: 400, body: { errors: { success: ["can't be blank"] } } };
  const stored = {
    id: state.results.length + 1,
    consumer: found.consumer,
    provider: found.provider,
    sha: found.sha,
    providerVersion: String(body.providerApplicationVersion),
    success: body.success,
    wip: Buffer.from(metadata ?? '', 'base64url').toString() === 'w=true',
    body,
  };
  state.version(found.provider, stored.providerVersion);
  state.results.push(stored);
  return ok(show.result(base, stored), 201);
}

function matrix({ base, state, query }: Asked): FakeAnswer {
  const name = query.get('q[][pacticipant]') ?? '';
  const version = query.get('q[][version]') ?? '';
  const environment = query.get('environment') ?? '';
  if (!state.pacticipants.has(name))
    return { status: 400, body: { errors: [`Pacticipant ${name} not found`] } };
  if (!state.environments.some((each) => each.name === environment))
    return { status: 400, body: { errors: [`Environment with name '${environment}' does not exist`] } };
  const found = matrixFor(state, name, version, environment, query.getAll('ignore[][pacticipant]'));
  return ok({
    summary: { deployable: found.deployable, reason: found.reasons.join('\n'), ...found.counts },
    notices: found.reasons.map((text) => ({ type: found.deployable ? 'success' : 'error', text })),
    matrix: found.rows.map(({ pact, providerVersion, result, ignored }) => ({
      ...(ignored && { ignored }),
      consumer: { name: pact.consumer, version: { number: pact.version } },
      provider: {
        name: pact.provider,
        version: providerVersion === undefined ? null : { number: providerVersion },
      },
      pact: { createdAt: '2026-01-01T00:00:00+00:00', _links: { self: { href: show.pactUrl(base, pact) } } },
      verificationResult: result
        ? {
            success: result.success,
            verifiedAt: '2026-01-01T00:00:00+00:00',
            _links: { self: { href: show.resultUrl(base, result) } },
          }
        : null,
    })),
  });
}

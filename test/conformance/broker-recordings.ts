import { join } from 'node:path';
import { canIDeploy } from '../../src/broker/can-i-deploy.js';
import { type Broker, createBroker } from '../../src/broker/client.js';
import { record } from '../../src/broker/deployments.js';
import type { Credentials } from '../../src/broker/http/credentials.js';
import { BrokerError } from '../../src/broker/http/error.js';
import { brokerPact } from '../../src/broker/pact.js';
import { allItems } from '../../src/broker/pages.js';
import { planPacts, publishPacts } from '../../src/broker/publish-pacts.js';
import { planResults } from '../../src/broker/publish-results.js';
import { pactsForVerification } from '../../src/broker/verification.js';
import { readContract } from '../../src/pact/read.js';
import { sourceFromText } from '../../src/source/text.js';
import { type Recording, readRecordings, replay } from './broker/replay.js';
import type { ConformanceCheck } from './model.js';

/** Throws when an expectation does not hold. */
type Expect = (actual: unknown, expected: unknown, what: string) => void;

interface Trial {
  readonly name: string;
  /** What the server knows. */
  readonly recordings: readonly Recording[];
  readonly credentials?: Credentials;
  readonly run: (broker: Broker, expect: Expect, asked: readonly string[]) => Promise<void>;
}

const expect: Expect = (actual, expected, what) => {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`${what}: expected ${wanted}, found ${found}`);
};

/** The client against a server that answers as a real broker did. */
export const run: ConformanceCheck = async ({ shared }) => {
  const all = readRecordings(join(shared, 'broker/recordings'));
  const trials = [
    ...refusals(all),
    ...verifications(all),
    ...pacts(all),
    ...matrices(all),
    ...pages(all),
    ...publications(all),
    ...results(all),
    ...deployments(all),
  ];
  const failures: string[] = [];
  for (const trial of trials) {
    const server = await replay(trial.recordings);
    const broker = createBroker({
      baseUrl: server.url,
      credentials: trial.credentials,
      retry: { retries: 0 },
      timeoutMs: 5000,
    });
    try {
      await trial.run(broker, expect, server.asked);
    } catch (error) {
      failures.push(`${trial.name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await server.close();
    }
  }
  return {
    name: 'broker-recordings',
    total: trials.length,
    agreed: trials.length - failures.length,
    failures,
    notes: [`${all.length} recorded exchanges of a real broker`],
  };
};

const named = (all: readonly Recording[], ...prefixes: readonly string[]): readonly Recording[] =>
  prefixes.map((prefix) => {
    const found = all.find(({ file }) => file.startsWith(prefix));
    if (!found) throw new Error(`there is no recording ${prefix}`);
    return found;
  });

const first = (all: readonly Recording[], prefix: string): Recording => named(all, prefix)[0] as Recording;

const USER: Credentials = { kind: 'basic', username: 'user', password: 'secret-password' };

/** Each refusal is one clear sentence that carries what the broker said. */
const refusals = (all: readonly Recording[]): readonly Trial[] =>
  all
    .filter(({ request, response }) => response.status >= 400 && !/HEAD|OPTIONS/.test(request.method))
    .map((recording) => ({
      name: recording.file,
      recordings: [recording],
      credentials: USER,
      async run(broker, same) {
        const { method, path, body } = recording.request;
        const url = broker.baseUrl.replace(/\/$/, '') + path;
        const work =
          method === 'GET' ? broker.get(url) : broker.write(method as 'POST', url, body ?? undefined);
        const error = await work.then(
          () => undefined,
          (thrown) => thrown,
        );
        if (!(error instanceof BrokerError)) throw new Error('was not refused');
        same(error.status, recording.response.status, 'status');
        if (/[\r\n]|undefined|\[object|"errors"|secret/.test(error.message))
          throw new Error(`not clear: ${error.message}`);
        for (const said of saidIn(recording.response.body))
          if (!error.message.includes(said.replace(/\s+/g, ' ').trim().slice(0, 120)))
            throw new Error(`lost "${said}" in "${error.message}"`);
      },
    }));

/** The messages of an error body, read independently of the client. */
function saidIn(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  const { error, errors, detail } = body as Record<string, unknown>;
  if (typeof error === 'string') return [error];
  if (error !== undefined) return [(error as { message: string }).message];
  if (typeof detail === 'string') return [detail];
  return Object.values(errors ?? {}).flatMap((each) =>
    [each].flat().map((item) => (typeof item === 'string' ? item : (item as { detail: string }).detail)),
  );
}

interface ForVerification {
  readonly _embedded: {
    readonly pacts: readonly {
      readonly verificationProperties: {
        readonly pending?: boolean;
        readonly wip?: boolean;
        readonly notices: unknown[];
      };
      readonly _links: { readonly self: { readonly name: string } };
    }[];
  };
}

/** Whatever was selected comes back with its name, its state and its notices. */
function verifications(all: readonly Recording[]): readonly Trial[] {
  const fetched = all.filter(
    ({ request, response }) =>
      request.method === 'GET' && response.status === 200 && /\/pact-version\//.test(request.path),
  );
  const index = first(all, '001-');
  return all
    .filter(
      ({ request, response }) =>
        request.method === 'POST' && request.path.endsWith('/for-verification') && response.status === 200,
    )
    .map((recording) => ({
      name: recording.file,
      recordings: [index, recording, ...fetched, ...standIns(recording, fetched)],
      async run(broker, same) {
        const provider = decodeURIComponent(recording.request.path.split('/')[3] ?? '');
        const found = await pactsForVerification(broker, { provider, selectors: [], pending: true });
        const expected = (recording.response.body as ForVerification)._embedded.pacts;
        same(
          found.map(({ source, pending, wip, notices }) => [
            source.display.replace(/ #\d+$/, ''),
            pending,
            wip,
            notices.length,
          ]),
          expected.map(({ verificationProperties: { pending = false, wip = false, notices }, _links }) => [
            _links.self.name.replace('Pact between ', ''),
            pending,
            wip,
            notices.length,
          ]),
          'pacts',
        );
      },
    }));
}

/** Pacts that a list names but nobody fetched while recording: the content of another one. */
function standIns(list: Recording, fetched: readonly Recording[]): readonly Recording[] {
  const pact = fetched[0] as Recording;
  const links =
    JSON.stringify(list.response.body).match(/\/pacts\/provider\/[^"\s]*?\/metadata\/[\w-]+/g) ?? [];
  return [...new Set(links)]
    .filter((path) => !fetched.some(({ request }) => request.path === path))
    .map((path) => ({ ...pact, request: { method: 'GET', path, body: null } }));
}

interface Stored {
  readonly interactions?: readonly { readonly _id?: string }[];
  readonly messages?: readonly { readonly _id?: string }[];
  readonly _links: Record<string, { readonly href: string }>;
}

/** Fetched pacts become inputs without what the broker added. */
const pacts = (all: readonly Recording[]): readonly Trial[] =>
  all
    .filter(
      ({ request, response }) =>
        request.method === 'GET' &&
        response.status === 200 &&
        /^\/pacts\/provider\/[^/]+\/consumer\/[^/]+\/(version|pact-version|latest|branch)\b/.test(
          request.path,
        ),
    )
    .filter(({ response }) => ['interactions', 'messages'].some((list) => list in Object(response.body)))
    .map((recording) => ({
      name: recording.file,
      recordings: [recording],
      async run(broker, same) {
        const pact = brokerPact(
          await broker.get(broker.baseUrl.replace(/\/$/, '') + recording.request.path),
          {},
        );
        const stored = recording.response.body as Stored;
        const items = [...(stored.interactions ?? []), ...(stored.messages ?? [])];
        same(/"_id"|"_links"|"createdAt"/.test(pact.source.text), false, 'traces of the broker');
        same(
          [...pact.interactionIds.values()],
          items.map(({ _id }) => _id),
          'identities',
        );
        const contract = readContract(pact.source);
        same(contract.interactions.length, items.length, 'interactions');
        same(
          contract.interactions.filter(({ kind }) => kind === 'malformed').length,
          0,
          'malformed interactions',
        );
        same(contract.faults, [], 'faults');
        const link = stored._links['pb:publish-verification-results']?.href;
        same(
          pact.resultsUrl,
          link?.replace(recording.baseUrl, broker.baseUrl.replace(/\/$/, '')),
          'place for results',
        );
      },
    }));

/** What the real broker's matrix meant. */
const ANSWERS = {
  'cli-12-': 'unknown',
  'cli-15-': 'yes',
  'cli-17-': 'yes',
  'cli-20-': 'no',
  'cli-24-': 'unknown',
} as const;

const matrices = (all: readonly Recording[]): readonly Trial[] =>
  Object.entries(ANSWERS).map(([prefix, answer]) => {
    const recording = first(all, prefix);
    const query = new URL(recording.request.path, 'http://broker').searchParams;
    return {
      name: recording.file,
      recordings: [
        ...all.filter(({ file }) => /^(001|115|116|cli-26|cli-13-verifier-success-04)/.test(file)),
        recording,
      ],
      async run(broker, same) {
        const found = await canIDeploy(
          broker,
          {
            pacticipant: query.get('q[][pacticipant]') ?? '',
            version: query.get('q[][version]') ?? '',
            environment: query.get('environment') ?? '',
          },
          { retries: 0, intervalMs: 0, sleep: async () => {} },
        );
        same(found.answer, answer, 'answer');
        const { matrix } = recording.response.body as { matrix: { consumer: { name: string } }[] };
        same(
          found.rows.map((row) => row.consumer.name),
          matrix.map((row) => row.consumer.name),
          'rows',
        );
        same(
          found.answer === 'unknown' &&
            found.rows.every((row) => row.reasons.length === 0) &&
            found.reasons.length < 2,
          false,
          'unexplained',
        );
      },
    };
  });

const pages = (all: readonly Recording[]): readonly Trial[] => [
  {
    name: '051, 052: pages of versions',
    // The link spells the parameters in their older way.
    recordings: [
      ...named(all, '051-', '052-'),
      { ...first(all, '052-'), request: { method: 'GET', path: nextOf(first(all, '051-')), body: null } },
    ],
    async run(broker, same) {
      const found = await allItems(
        broker,
        `${broker.baseUrl}pacticipants/Web%20Shop/versions?page=1&size=2`,
        'versions',
      );
      const numbers = named(all, '051-', '052-').flatMap(({ response }) =>
        (response.body as { _embedded: { versions: { number: string }[] } })._embedded.versions.map(
          ({ number }) => number,
        ),
      );
      same(
        found.map(({ number }) => number),
        numbers,
        'versions',
      );
    },
  },
];

function nextOf({ response, baseUrl }: Recording): string {
  const { _links } = response.body as { _links: { next: { href: string } } };
  return _links.next.href.replace(baseUrl, '');
}

interface Publication {
  readonly pacticipantVersionNumber: string;
  readonly branch?: string;
  readonly tags?: readonly string[];
  readonly buildUrl?: string;
  readonly contracts: readonly { readonly content: string }[];
}

/** What we send is what was sent, and what comes back is understood. */
const publications = (all: readonly Recording[]): readonly Trial[] =>
  ['023-', '024-', '027-', '029-', '025-', '042-', '247-'].map((prefix) => {
    const recording = first(all, prefix);
    return {
      name: recording.file,
      recordings: [first(all, '001-'), recording],
      async run(broker, same) {
        const sent = recording.request.body as Publication;
        const sources = sent.contracts.map(({ content }, index) =>
          sourceFromText(`${index}.json`, Buffer.from(content, 'base64').toString('utf8')),
        );
        const { pacticipantVersionNumber: version, branch, tags, buildUrl } = sent;
        const planned = planPacts(sources, { version, branch, tags, buildUrl });
        same(planned, [sent], 'request');
        const outcome = await publishPacts(broker, planned).catch((error: Error) => error);
        if (recording.response.status === 200)
          same(
            (outcome as readonly unknown[]).length,
            (recording.response.body as { notices: unknown[] }).notices.length,
            'notices',
          );
        else if (!(outcome instanceof BrokerError && /published/.test(outcome.message)))
          throw new Error('conflict not explained');
      },
    };
  });

/** Results go where the real verifier sent them. */
const results = (all: readonly Recording[]): readonly Trial[] => [
  {
    name: 'cli-13: where results go',
    recordings: named(all, '001-', 'cli-13-verifier-success-04', 'cli-13-verifier-success-05'),
    async run(broker, same) {
      const fetched = named(all, 'cli-13-verifier-success-04', 'cli-13-verifier-success-05');
      const outcomes = [];
      for (const { request } of fetched)
        outcomes.push({
          pact: brokerPact(await broker.get(broker.baseUrl.replace(/\/$/, '') + request.path), {}),
          success: true,
          undecided: 0,
          testResults: [],
        });
      const plan = await planResults(broker, outcomes, { version: 'p1', branch: 'main', tags: ['dev'] });
      same(
        plan.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
        named(
          all,
          'cli-13-verifier-success-07',
          'cli-13-verifier-success-09',
          'cli-13-verifier-success-10',
          'cli-13-verifier-success-15',
        ).map(({ request }) => `${request.method} ${request.path}`),
        'requests',
      );
    },
  },
];

const deployments = (all: readonly Recording[]): readonly Trial[] =>
  (
    [
      ['cli-16-record-deployment-provider', 'deployment'],
      ['cli-18-record-deployment-consumer', 'deployment'],
      ['cli-30-record-release', 'release'],
    ] as const
  ).map(([prefix, kind]) => {
    const [version, write] = named(all, `${prefix}-01`, `${prefix}-02`) as [Recording, Recording];
    return {
      name: prefix,
      recordings: [first(all, '001-'), version, write],
      async run(broker, same, asked) {
        const [, , pacticipant = '', , number = ''] = version.request.path.split('/').map(decodeURIComponent);
        await record(broker, kind, { pacticipant, version: number, environment: 'cli-prod' });
        same(asked.at(-1), `POST ${write.request.path}`, 'request');
      },
    };
  });

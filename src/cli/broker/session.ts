import { buildFacts, isCi } from '../../broker/ci-systems.js';
import type { Broker } from '../../broker/client.js';
import { BrokerError } from '../../broker/http/error.js';
import { noticesAfter, noticesBefore } from '../../broker/notices.js';
import type { BrokerPact } from '../../broker/pact.js';
import { type ProviderVersion, planResults, sendAll } from '../../broker/publish-results.js';
import { checkSelector, type Selector, selectorsOf } from '../../broker/selectors.js';
import { distinctlyNamed, pactByUrl, pactsForVerification } from '../../broker/verification.js';
import { type PactOutcome, pactOutcome, type ResultOptions } from '../../broker/verification-result.js';
import type { LoadedConfig } from '../../config/model.js';
import { count, printable } from '../../report/words.js';
import type { PactSource } from '../../run/inputs.js';
import type { RunOutcome } from '../../run/run.js';
import { interactionFilter } from '../check/filter.js';
import type { CheckFlags } from '../check/flags.js';
import type { Settings } from '../check/settings.js';
import type { Io } from '../io.js';
import { connect } from './connect.js';
import { printPlan } from './plan.js';

/** The provider's version as far as it is known. */
type ProviderFacts = Omit<ProviderVersion, 'version'> & { readonly version: string | undefined };

/** A check whose pacts come from a broker. */
export interface BrokerSession {
  readonly pacts: readonly PactSource[];
  /** Publishes when asked to, and says what the broker wants to be said about the outcome. */
  readonly finish: (outcome: RunOutcome) => Promise<void>;
}

/**
 * Fetches the pacts that the options ask for and says why each is checked.
 *
 * @throws BrokerError when the broker cannot be asked or the options contradict each other; nothing was published then.
 */
export async function openSession(flags: CheckFlags, settings: Settings, io: Io): Promise<BrokerSession> {
  const provider = providerVersion(flags, io);
  checkPublishing(flags, provider, io);
  const wrong = flags.pactUrl?.find((url) => !URL.canParse(url));
  if (wrong !== undefined)
    throw new BrokerError(`--pact-url ${wrong} is not a URL, such as https://broker/pacts/1`);
  const [pactUrl] = flags.pactUrl ?? [];
  const broker = connect(flags, settings.config, io, pactUrl && new URL('/', pactUrl).href);
  const pacts = await fetchPacts(broker, flags, settings.config, provider, io);
  const say = (text: string): void => {
    if (!flags.quiet) io.stderr.write(`${broker.redact(text)}\n`);
  };
  for (const { notices } of pacts) for (const text of noticesBefore(notices)) say(text);
  return {
    pacts: pacts.map(({ source, pending }) => ({ source, pending })),
    async finish(outcome) {
      const outcomes = outcomesOf(pacts, outcome, {
        ...settings,
        allowUndecided: flags.allowUndecided ?? false,
      });
      const published = await publish(broker, flags, provider, outcome, outcomes, io, say);
      for (const { pact, success } of outcomes)
        if (success !== undefined)
          for (const text of noticesAfter(pact.notices, success, published)) say(text);
    },
  };
}

/** Options win, then what the Pact tools read, then what the CI system says. */
function providerVersion(flags: CheckFlags, { env }: Io): ProviderFacts {
  const facts = buildFacts(env);
  return {
    version: flags.providerVersion ?? (env.PACT_PROVIDER_VERSION || facts.commit),
    branch: flags.providerBranch ?? (env.PACT_PROVIDER_BRANCH || facts.branch),
    tags: flags.providerTags ?? [],
    buildUrl: flags.buildUrl ?? facts.buildUrl,
  };
}

function checkPublishing(flags: CheckFlags, { version }: ProviderFacts, io: Io): void {
  if (!flags.publish) return;
  if (!version)
    throw new BrokerError('--publish needs --provider-version (in CI the commit, which GIT_COMMIT may hold)');
  if (interactionFilter(flags, io.env) || flags.path !== undefined)
    throw new BrokerError(
      '--publish cannot be combined with filters or --path: a part of a pact is not its result',
    );
  if (!isCi(io.env) && !flags.dryRun)
    io.stderr.write(
      'warning: results are published from outside CI; other teams will take them for those of a build\n',
    );
}

async function fetchPacts(
  broker: Broker,
  flags: CheckFlags,
  config: LoadedConfig,
  provider: ProviderFacts,
  io: Io,
): Promise<readonly BrokerPact[]> {
  if (flags.pactUrl?.length) {
    const pacts: BrokerPact[] = [];
    for (const url of flags.pactUrl) pacts.push(await pactByUrl(broker, url));
    return distinctlyNamed(pacts);
  }
  const name = flags.provider ?? config.provider ?? io.env.PACT_PROVIDER_NAME;
  if (!name) throw new BrokerError('--provider is missing: whose pacts should the broker be asked for?');
  const wip = flags.includeWipPactsSince ?? config.broker?.includeWipPactsSince;
  return pactsForVerification(broker, {
    provider: name,
    selectors: selectors(flags, config),
    providerBranch: provider.branch,
    providerTags: provider.tags,
    pending: flags.enablePending ?? config.broker?.enablePending === true,
    wipSince: typeof wip === 'string' ? wip : undefined,
  });
}

function selectors(flags: CheckFlags, { broker }: LoadedConfig): readonly Selector[] {
  const given = selectorsOf(flags);
  if (given.length > 0 || !Array.isArray(broker?.consumerVersionSelectors)) return given;
  const configured = broker.consumerVersionSelectors as readonly Selector[];
  for (const selector of configured) checkSelector(selector);
  return configured;
}

const outcomesOf = (
  pacts: readonly BrokerPact[],
  { result }: RunOutcome,
  settings: ResultOptions,
): readonly PactOutcome[] =>
  pacts.flatMap((pact) => {
    const found = result.contracts.find(({ contract }) => contract.source === pact.source);
    return found ? [pactOutcome(pact, found, result.findings, settings)] : [];
  });

/** @returns whether anything was published. */
async function publish(
  broker: Broker,
  flags: CheckFlags,
  provider: ProviderFacts,
  { problems }: RunOutcome,
  outcomes: readonly PactOutcome[],
  io: Io,
  say: (text: string) => void,
): Promise<boolean> {
  const { version } = provider;
  if (!flags.publish || version === undefined) return false;
  if (problems.length > 0) {
    io.stderr.write('nothing was published: not everything could be checked\n');
    return false;
  }
  for (const { pact, success, undecided } of outcomes)
    if (success === undefined) io.stderr.write(`${undecidedText(pact, undecided)}\n`);
  const decided = outcomes.filter(({ success }) => success !== undefined);
  if (decided.length === 0) return false;
  const writes = await planResults(broker, decided, { ...provider, version });
  if (flags.dryRun) {
    io.stderr.write(printPlan(writes));
    return false;
  }
  await sendAll(broker, writes);
  if (!provider.branch) say('note: without --provider-branch the broker cannot work out what is pending');
  for (const { pact, success } of decided)
    say(
      `published: ${printable(pact.source.display)} ${success ? 'verified' : 'failed'} by version ${version}`,
    );
  return true;
}

const undecidedText = ({ source }: BrokerPact, undecided: number): string =>
  `not published: ${printable(source.display)}, because ${count(undecided, 'interaction')} could not be decided ` +
  '(--allow-undecided counts that as success, --strict as failure)';

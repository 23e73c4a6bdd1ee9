import { buildFacts } from '../../broker/ci-systems.js';
import { BrokerError } from '../../broker/http/error.js';
import { type ConsumerVersion, planPacts, publishPacts } from '../../broker/publish-pacts.js';
import { EXIT } from '../../policy/exit-code.js';
import { loadSource } from '../../source/load.js';
import type { SourceFile } from '../../source/model.js';
import { STDIN } from '../../source/uri.js';
import { check } from '../check/check.js';
import { interactionFilter } from '../check/filter.js';
import { findPactInputs } from '../check/pacts.js';
import { configFor } from '../check/settings.js';
import type { Io } from '../io.js';
import { connect } from './connect.js';
import type { ConnectionFlags } from './options.js';
import { printPlan } from './plan.js';

export interface PublishFlags extends ConnectionFlags {
  readonly consumerAppVersion?: string;
  readonly branch?: string;
  readonly tag?: readonly string[];
  readonly buildUrl?: string;
  readonly spec?: readonly string[];
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
}

/**
 * Publishes pacts. With a document they are checked first, with the report on standard output, and a break keeps them
 * from being published unless `--force` is given.
 *
 * @returns the exit code. @throws InputError when pacts cannot be read or the broker refuses.
 */
export async function publishCommand(names: readonly string[], flags: PublishFlags, io: Io): Promise<number> {
  if (flags.spec?.length && [...names, ...flags.spec].includes(STDIN))
    throw new BrokerError('--spec cannot be combined with standard input, which can be read only once');
  const version = consumerVersion(flags, io);
  if (flags.spec?.length && interactionFilter({}, io.env))
    throw new BrokerError(
      'the pacts must be checked as a whole before they are published: unset PACT_DESCRIPTION, PACT_PROVIDER_STATE and PACT_PROVIDER_NO_STATE',
    );
  const sources = await readPacts(names, io);
  const requests = planPacts(sources, version);
  const broker = connect(flags, await configFor({}, io), io);
  if (flags.spec?.length) {
    const code = await check(names, { spec: flags.spec }, io);
    if (code !== EXIT.ok && !(code === EXIT.findings && flags.force)) {
      const why =
        code === EXIT.findings
          ? 'the check found a break (--force publishes nevertheless)'
          : 'the check could not be done';
      io.stderr.write(`nothing was published: ${why}\n`);
      return code;
    }
  }
  if (flags.dryRun) {
    const url = await broker.link('pb:publish-contracts');
    io.stderr.write(printPlan(requests.map((body) => ({ method: 'POST', url, body }))));
    return EXIT.ok;
  }
  for (const { type, text } of await publishPacts(broker, requests))
    if (type !== 'debug' || flags.verbose) io.stderr.write(`${text}\n`);
  return EXIT.ok;
}

function consumerVersion(flags: PublishFlags, { env }: Io): ConsumerVersion {
  const facts = buildFacts(env);
  const version = flags.consumerAppVersion ?? facts.commit;
  if (!version)
    throw new BrokerError('--consumer-app-version is missing (in CI the commit, which GIT_COMMIT may hold)');
  return {
    version,
    branch: flags.branch ?? facts.branch,
    tags: flags.tag,
    buildUrl: flags.buildUrl ?? facts.buildUrl,
  };
}

async function readPacts(names: readonly string[], io: Io): Promise<readonly SourceFile[]> {
  const { files, empty } = findPactInputs(names, io.cwd);
  if (empty.length > 0) throw new BrokerError(`there is no pact in ${empty.join(', ')}`);
  const sources: SourceFile[] = [];
  for (const file of files) sources.push(await loadSource(file, { cwd: io.cwd, stdin: io.stdin }));
  return sources;
}

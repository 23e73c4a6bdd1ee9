import { type Command, Option } from 'commander';
import type { ConnectionSettings } from '../../broker/connection.js';
import { collect, parseCount } from '../parsers.js';

/** Options every command has that talks to a broker. */
export interface ConnectionFlags extends ConnectionSettings {
  readonly brokerUrl?: string;
  readonly retries?: number;
}

/** What `concordat check` may ask a broker. */
export interface VerificationFlags extends ConnectionFlags {
  readonly consumerVersionSelectors?: readonly string[];
  readonly mainBranch?: boolean;
  readonly matchingBranch?: boolean;
  readonly deployedOrReleased?: boolean;
  readonly environment?: readonly string[];
  readonly consumerVersionBranch?: readonly string[];
  readonly consumerVersionTag?: readonly string[];
  readonly enablePending?: boolean;
  readonly includeWipPactsSince?: string;
  readonly pactUrl?: readonly string[];
  readonly publish?: boolean;
  readonly dryRun?: boolean;
  readonly allowUndecided?: boolean;
  readonly providerVersion?: string;
  readonly providerBranch?: string;
  readonly providerTags?: readonly string[];
  readonly buildUrl?: string;
}

/** Collects a repeatable option whose values may also be a list with commas. */
export const collectList = (text: string, previous: readonly string[] | undefined): readonly string[] => [
  ...(previous ?? []),
  ...text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
];

/** Where the broker is and how to sign in; the names are those of the Pact tools. */
export const connectionOptions = (command: Command): Command =>
  command
    .optionsGroup('Pact Broker:')
    .option('-b, --broker-base-url <url>', 'address of the broker [PACT_BROKER_BASE_URL]')
    .addOption(new Option('--broker-url <url>').hideHelp())
    .option('-u, --broker-username <name>', 'user [PACT_BROKER_USERNAME]')
    .option('-p, --broker-password <password>', 'password [PACT_BROKER_PASSWORD]')
    .option('-k, --broker-token <token>', 'bearer token instead of a user [PACT_BROKER_TOKEN]')
    .addOption(
      new Option('--retries <number>', 'further attempts when the broker fails (default: 4)').argParser(
        parseCount,
      ),
    );

/** Which pacts to check and where their results go. */
export const verificationOptions = (command: Command): Command =>
  connectionOptions(command)
    .addOption(
      new Option('--consumer-version-selectors <json>', 'which pacts, in full; repeatable').argParser(
        collect,
      ),
    )
    .option('--main-branch', 'pacts of the main branches of the consumers')
    .option('--matching-branch', 'pacts of the branch with the name of the provider branch')
    .option('--deployed-or-released', 'pacts of versions that are in any environment')
    .addOption(new Option('--environment <name>', 'pacts of versions in it; repeatable').argParser(collect))
    .addOption(
      new Option('--consumer-version-branch <name>', 'newest pacts of a branch; repeatable').argParser(
        collect,
      ),
    )
    .addOption(
      new Option('--consumer-version-tag <name>', 'newest pacts with a tag; repeatable').argParser(
        collectList,
      ),
    )
    .option('--enable-pending', 'failures of pacts that were never verified do not fail the run')
    .option('--include-wip-pacts-since <date>', 'check work in progress, too, without failing for it')
    .addOption(
      new Option('--pact-url <url>', 'only this pact, as a webhook names it; repeatable').argParser(collect),
    )
    .option('--publish', 'publish the results')
    .option('--dry-run', 'show what --publish would send')
    .option('--allow-undecided', 'publish what could not be decided as success')
    .option('--provider-version <version>', 'version of the provider; default: the commit of the CI build')
    .option('--provider-branch <name>', 'branch of the provider; default: that of the CI build')
    .addOption(
      new Option('--provider-tags <names>', 'tags for the version of the provider').argParser(collectList),
    )
    .option('--build-url <url>', 'address of the build; default: that of the CI build');

import type { LoadedConfig } from '../../config/model.js';
import type { Io } from '../io.js';
import type { VerificationFlags } from './options.js';

interface Asked {
  readonly pacts: readonly string[];
  readonly flags: VerificationFlags & { readonly provider?: string };
  readonly config: LoadedConfig;
  readonly env: Io['env'];
}

/**
 * Whether the check takes pacts from a broker: an option says so, or a broker and a provider are configured and nobody
 * named pacts. A mere PACT_BROKER_BASE_URL must not change what `concordat check pacts/` does.
 */
export function wantsBroker({ pacts, flags, config, env }: Asked): boolean {
  if (flags.brokerBaseUrl || flags.brokerUrl || flags.pactUrl?.length || flags.publish) return true;
  if (pacts.length > 0 || config.pacts.length > 0) return false;
  const isKnown = Boolean(env.PACT_BROKER_BASE_URL || config.broker?.baseUrl);
  return isKnown && Boolean(flags.provider ?? config.provider ?? env.PACT_PROVIDER_NAME);
}

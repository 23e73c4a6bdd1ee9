import type { ConformanceCheck } from './model.js';

/** Every check by name; loaded only when it runs. */
export const CHECKS: Readonly<Record<string, () => Promise<ConformanceCheck>>> = {
  'json-schema-test-suite': async () => (await import('./json-schema-suite.js')).run,
  'corpus-schemas': async () => (await import('./corpus-schemas.js')).run,
  witness: async () => (await import('./witness.js')).run,
  'corpus-generate': async () => (await import('./corpus-generate.js')).run,
  regexes: async () => (await import('./regexes.js')).run,
  containment: async () => (await import('./containment.js')).run,
  'solver-soundness': async () => (await import('./solver-soundness.js')).run,
  probes: async () => (await import('./probes.js')).run,
  comparator: async () => (await import('./comparator.js')).run,
  'pact-corpus': async () => (await import('./pact-corpus.js')).run,
  'corpus-oas': async () => (await import('./corpus-oas.js')).run,
  'load-all': async () => (await import('./load-all.js')).run,
  fuzz: async () => (await import('./fuzz.js')).run,
  'pact-specification': async () => (await import('./pact-specification.js')).run,
  'compatibility-suite': async () => (await import('./compatibility-suite.js')).run,
  'verifier-probes': async () => (await import('./verifier-probes.js')).run,
  'broker-recordings': async () => (await import('./broker-recordings.js')).run,
  differential: async () => (await import('./differential.js')).run,
  pairs: async () => (await import('./pairs.js')).run,
  invariant: async () => (await import('./invariant.js')).run,
  'verifier-agreement': async () => (await import('./verifier-agreement.js')).run,
  breaks: async () => (await import('./breaks.js')).run,
};

/** Command-line options that name further data for one check. */
export const PATH_OPTIONS: Readonly<Record<'probes' | 'matching', string>> = {
  probes: 'probes',
  matching: 'verifier-probes',
};

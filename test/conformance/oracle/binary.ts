import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The `pact` executable of the devDependency @pact-foundation/pact-cli; undefined where it is not installed. */
export function pactBinary(): string | undefined {
  const given = process.env.PACT_BIN;
  if (given) return existsSync(given) ? given : undefined;
  try {
    const require = createRequire(import.meta.url);
    const cli = createRequire(require.resolve('@pact-foundation/pact-cli/package.json'));
    const platform = `@pact-foundation/pact-cli-${process.platform}-${process.arch}/package.json`;
    const path = join(dirname(cli.resolve(platform)), 'standalone', 'pact');
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The environment of its processes: no analytics, no proxy. */
export function pactEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    PACT_DO_NOT_TRACK: 'true',
    NO_PROXY: '*',
    no_proxy: '*',
  };
  for (const name of ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY']) delete environment[name];
  return environment;
}

import { resolve } from 'node:path';
import { findConfig } from '../../config/find.js';
import { findPacts } from '../../config/find-pacts.js';
import { loadConfig } from '../../config/load.js';
import { type LoadedConfig, NO_CONFIG } from '../../config/model.js';
import type { ExitOptions } from '../../policy/exit-code.js';
import { InputError } from '../../source/model.js';
import { STDIN } from '../../source/uri.js';
import type { Io } from '../io.js';
import type { CheckFlags } from './flags.js';
import { parseTargets, type Target } from './formats.js';

/** What a run of the check needs to know, after options, environment and configuration were weighed. */
export interface Settings extends ExitOptions {
  readonly config: LoadedConfig;
  readonly spec: readonly string[];
  /** As given or found. */
  readonly pacts: readonly string[];
  readonly targets: readonly Target[];
}

/**
 * Options win over environment variables, those over the configuration file, that over defaults.
 *
 * @throws InputError when the configuration or the combination of options cannot be used.
 */
export async function readSettings(pacts: readonly string[], flags: CheckFlags, io: Io): Promise<Settings> {
  const config = await configFor(flags, io);
  const spec = flags.spec ?? config.spec;
  const named = pacts.length > 0 ? pacts : config.pacts.length > 0 ? config.pacts : findPacts(io.cwd);
  if ([...spec, ...named].filter((name) => name === STDIN).length > 1) {
    throw new InputError('standard input (-) can be read only once; name a file for the other input');
  }
  return {
    config,
    spec,
    pacts: named,
    targets: parseTargets(flags.format ?? config.formats ?? [], io.cwd),
    failOn: flags.failOn ?? config.failOn ?? 'error',
    strict: flags.strict ?? config.strict ?? false,
    allowEmpty: flags.allowEmpty ?? config.allowEmpty ?? false,
  };
}

/** The configuration that an option, CONCORDAT_CONFIG or the working directory names. @throws InputError */
export async function configFor(flags: Pick<CheckFlags, 'config'>, io: Io): Promise<LoadedConfig> {
  if (flags.config === false) return NO_CONFIG;
  const named = flags.config ?? io.env.CONCORDAT_CONFIG;
  const file = named ? resolve(io.cwd, named) : findConfig(io.cwd);
  return file === undefined ? NO_CONFIG : loadConfig(file, io.cwd);
}

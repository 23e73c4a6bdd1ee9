import type { FailOn, Ignore, Override, RuleLevels } from '../policy/model.js';

/** What a configuration file may say (schemas/config.schema.json). Relative paths start at the file's folder. */
export interface Config {
  readonly $schema?: string;
  /** Other configuration files to build on; later ones and this file win. */
  readonly extends?: string | readonly string[];
  /** OpenAPI documents of the provider: files or URLs. */
  readonly spec?: string | readonly string[];
  /** Pacts: files, folders, globs or URLs. */
  readonly pacts?: string | readonly string[];
  /** Name of the provider the documents describe; pacts that name another one are compared all the same (`pact.provider`). */
  readonly provider?: string;
  readonly failOn?: FailOn;
  /** Undecided interactions fail the run. */
  readonly strict?: boolean;
  readonly allowEmpty?: boolean;
  readonly rules?: RuleLevels;
  readonly overrides?: readonly Override[];
  readonly ignores?: readonly Omit<Ignore, 'location'>[];
  /** File of findings to live with. Default: `concordat-baseline.json` in the working directory. */
  readonly baseline?: string;
  /** Output formats: `name` or `name=file`. */
  readonly formats?: readonly string[];
  readonly seed?: number;
  /** Generated cases per interaction. */
  readonly runs?: number;
  /** Milliseconds the search for counterexamples may take per interaction. */
  readonly timeBudget?: number;
  readonly allowRemoteRefs?: boolean;
  readonly validateSpec?: 'auto' | 'always' | 'never';
  readonly broker?: Readonly<Record<string, unknown>>;
}

/** Types a configuration written in TypeScript or JavaScript. Returns its argument. */
export const defineConfig = (config: Config): Config => config;

/** A configuration with its extensions merged in and every path made absolute. */
export interface LoadedConfig extends Omit<Config, '$schema' | 'extends' | 'spec' | 'pacts' | 'ignores'> {
  /** The file it came from; undefined when there is none. */
  readonly file: string | undefined;
  readonly spec: readonly string[];
  readonly pacts: readonly string[];
  readonly rules: RuleLevels;
  readonly overrides: readonly Override[];
  /** With the places they are written at. */
  readonly ignores: readonly Ignore[];
}

export const NO_CONFIG: LoadedConfig = {
  file: undefined,
  spec: [],
  pacts: [],
  rules: {},
  overrides: [],
  ignores: [],
};

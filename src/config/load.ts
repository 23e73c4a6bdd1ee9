import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../source/model.js';
import { isUrl, STDIN } from '../source/uri.js';
import { type Config, type LoadedConfig, NO_CONFIG } from './model.js';
import { readConfig } from './read.js';
import { configError, validateConfig } from './validate.js';

/**
 * A configuration file with everything it extends, paths resolved against the file that names them.
 *
 * @param file Absolute path.
 * @param cwd Names in messages are relative to it.
 * @throws InputError when a file cannot be read, is invalid, or extends itself.
 */
export async function loadConfig(file: string, cwd: string): Promise<LoadedConfig> {
  return load(file, cwd, []);
}

async function load(file: string, cwd: string, chain: readonly string[]): Promise<LoadedConfig> {
  if (chain.includes(file)) {
    throw new InputError(`configuration files extend each other: ${[...chain, file].join(' → ')}`, { file });
  }
  const raw = await readConfig(file, cwd);
  const config = await validateConfig(raw);
  let merged = NO_CONFIG;
  for (const [index, base] of [config.extends ?? []].flat().entries()) {
    const path = resolve(dirname(file), base);
    if (!existsSync(path)) {
      const pointer = Array.isArray(config.extends) ? `/extends/${index}` : '/extends';
      throw configError(raw, [{ pointer, at: 'value', message: `there is no configuration file ${base}` }]);
    }
    merged = merge(merged, await load(path, cwd, [...chain, file]));
  }
  const { source } = raw;
  const ignores = (config.ignores ?? []).map((ignore, index) =>
    source ? { ...ignore, location: { source, pointer: `/ignores/${index}` } } : ignore,
  );
  return merge(merged, resolvePaths({ ...config, ignores }, file));
}

/** Makes paths absolute, so that it no longer matters which file they came from. */
function resolvePaths(config: Config, file: string): LoadedConfig {
  const { $schema, extends: _, ...rest } = config;
  const absolute = (path: string) => (path === STDIN || isUrl(path) ? path : resolve(dirname(file), path));
  return {
    ...rest,
    file,
    spec: [config.spec ?? []].flat().map(absolute),
    pacts: [config.pacts ?? []].flat().map(absolute),
    rules: config.rules ?? {},
    overrides: config.overrides ?? [],
    ignores: config.ignores ?? [],
    ...(config.baseline !== undefined && { baseline: absolute(config.baseline) }),
    ...(config.formats && { formats: config.formats.map((format) => absoluteTarget(format, absolute)) }),
  };
}

const absoluteTarget = (format: string, absolute: (path: string) => string): string => {
  const [name, ...path] = format.split('=');
  return path.length > 0 ? `${name}=${absolute(path.join('='))}` : format;
};

/** `over` wins; rules are merged by id; overrides and ignores of both apply, those of `over` last. */
const merge = (base: LoadedConfig, over: LoadedConfig): LoadedConfig => ({
  ...base,
  ...over,
  spec: over.spec.length > 0 ? over.spec : base.spec,
  pacts: over.pacts.length > 0 ? over.pacts : base.pacts,
  rules: { ...base.rules, ...over.rules },
  overrides: [...base.overrides, ...over.overrides],
  ignores: [...base.ignores, ...over.ignores],
});

import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadFile } from '../source/load.js';
import { InputError, type SourceFile } from '../source/model.js';

/** The content of a configuration file, before anybody looked at it. */
export interface RawConfig {
  readonly file: string;
  readonly value: unknown;
  /** Present for YAML and JSON: knows lines. */
  readonly source: SourceFile | undefined;
}

type Reader = (file: string, cwd: string) => Promise<Omit<RawConfig, 'file'>>;

const readData: Reader = async (file, cwd) => {
  const source = loadFile(file, { cwd });
  return { source, value: JSON.parse(JSON.stringify(source.value)) };
};

const readModule: Reader = async (file) => {
  const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  return { source: undefined, value: module.default };
};

const readTypeScript: Reader = async (file) => {
  const { createJiti } = await import('jiti');
  return { source: undefined, value: await createJiti(file).import(file, { default: true }) };
};

/** One row per file type. */
const READERS: Readonly<Record<string, Reader>> = {
  '.yaml': readData,
  '.yml': readData,
  '.json': readData,
  '.js': readModule,
  '.mjs': readModule,
  '.ts': readTypeScript,
};

/**
 * Reads one configuration file.
 *
 * @throws InputError when it does not exist, has an unknown extension, cannot be parsed, or throws when it runs.
 */
export async function readConfig(file: string, cwd: string): Promise<RawConfig> {
  if (!existsSync(file)) throw new InputError(`there is no configuration file ${file}`, { file });
  const read = READERS[extname(file)];
  if (!read) {
    const known = Object.keys(READERS).join(', ');
    throw new InputError(`${file} is not a configuration file: its name must end in one of ${known}`, {
      file,
    });
  }
  try {
    return { file, ...(await read(file, cwd)) };
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file} cannot be loaded: ${reason}`, { file }, { cause: error });
  }
}

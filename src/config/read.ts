import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repeatedMembers } from '../json/parse.js';
import { lineAndColumn, lineStarts } from '../source/lines.js';
import { loadFile } from '../source/load.js';
import { InputError, type SourceFile } from '../source/model.js';
import { reasonOf } from '../text/reason.js';
import { defineConfig } from './model.js';

/** The content of a configuration file, before anybody looked at it. */
export interface RawConfig {
  readonly file: string;
  readonly value: unknown;
  /** Present for YAML and JSON: knows lines. */
  readonly source: SourceFile | undefined;
}

type Reader = (file: string, cwd: string) => Promise<Omit<RawConfig, 'file'>>;

/** What a reader tolerates although a part of the text is lost by it; comments and commas lose nothing. */
const LOSES_TEXT = /^repeated |documents in one file|after the end of the value/;

const readData: Reader = async (file, cwd) => {
  const source = loadFile(file, { cwd });
  const lost = [...source.faults, ...repeatedMembers(source)].find(({ message }) => LOSES_TEXT.test(message));
  if (lost) {
    const place = { file: source.display, ...lineAndColumn(lineStarts(source.text), lost.offset) };
    throw new InputError(`${source.display}:${place.line}:${place.column}: ${lost.message}`, place);
  }
  return { source, value: JSON.parse(JSON.stringify(source.value)) };
};

/** What tells a file from an earlier state of it; `--watch` reads it again in the same process. */
function stateOf(file: string): string {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs}-${size}`;
}

/** Modules that ran, by file. Node keeps the first one for its URL, so that later ones go by another. */
const modules = new Map<string, { readonly state: string; readonly value: Promise<unknown> }>();

/** Runs a module, unless it has not changed since it ran. */
const readOnce =
  (run: (file: string, version: string) => Promise<unknown>): Reader =>
  async (file) => {
    const state = stateOf(file);
    const before = modules.get(file);
    if (before?.state !== state) {
      const value = run(file, before ? `?${state}` : '');
      // Whoever waits for it hears of a failure.
      value.catch(() => undefined);
      modules.set(file, { state, value });
    }
    return { source: undefined, value: await modules.get(file)?.value };
  };

const readModule = readOnce(async (file, version) => {
  // CommonJS goes by its file name.
  delete createRequire(file).cache[file];
  try {
    const module = (await import(pathToFileURL(file).href + version)) as { default?: unknown };
    return module.default;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing || findsPackage(file)) throw error;
    return runTypeScript(file);
  }
});

async function runTypeScript(file: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  const jiti = createJiti(file, {
    moduleCache: false,
    fsCache: false,
    ...(!findsPackage(file) && { virtualModules: { concordat: { defineConfig } } }),
  });
  return jiti.import(file, { default: true });
}

const readTypeScript = readOnce(runTypeScript);

/** Whether the project of a file has this package: run by npx or from an image it is elsewhere. */
function findsPackage(file: string): boolean {
  try {
    createRequire(file).resolve('concordat');
    return true;
  } catch {
    return false;
  }
}

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
    const reason = reasonOf(error);
    throw new InputError(`${file} cannot be loaded: ${reason}`, { file }, { cause: error });
  }
}

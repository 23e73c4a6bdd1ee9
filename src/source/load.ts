import { readFileSync, statSync } from 'node:fs';
import type { DeferralOptions } from '../json/deferred.js';
import { decodeText } from './decode.js';
import { fetchBytes } from './fetch.js';
import { InputError, type SourceFile } from './model.js';
import { sourceFrom } from './text.js';
import { displayName, filePath, isUrl, STDIN, STDIN_DISPLAY } from './uri.js';

export interface LoadOptions {
  /** Relative files are resolved against it and shown relative to it; the process's working directory when absent. */
  readonly cwd?: string;
  /** What `-` reads; the process's standard input when absent. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** For URLs; 30 seconds when absent. */
  readonly timeoutMs?: number;
  /** 200 MB when absent. */
  readonly maxBytes?: number;
  /** Extra request headers for URLs. */
  readonly headers?: Readonly<Record<string, string>>;
}

const MAX_BYTES = 200_000_000;
const TIMEOUT_MS = 30_000;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Check the path; relative paths start at the working directory',
  EACCES: 'may not be read. Check its permissions',
  EISDIR: 'is a folder. Expected a file',
  ENOTDIR: 'does not exist: a part of the path is a file',
  EMFILE: 'cannot be opened: too many open files',
};

function unreadable(display: string, error: unknown): InputError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason = REASONS[code] ?? `cannot be read (${code || String(error)})`;
  return new InputError(`${display} ${reason}.`, { file: display }, { cause: error });
}

function tooLarge(display: string, bytes: number, limit: number): InputError {
  return new InputError(
    `${display} has ${bytes} bytes; the limit is ${limit}. Split the document or leave it out.`,
    {
      file: display,
    },
  );
}

/** An input before anybody has read what is in it. */
export interface RawFile {
  /** As of a source: absolute path, URL or `-`. */
  readonly uri: string;
  readonly display: string;
  readonly bytes: Uint8Array;
}

/** @throws InputError when the bytes are empty, binary, or neither JSON nor YAML. */
export const parseFile = ({ uri, display, bytes }: RawFile, large?: DeferralOptions): SourceFile =>
  sourceFrom({ uri, display }, decodeText(bytes, display), large);

/**
 * The bytes of a file, at once.
 * @throws InputError when it cannot be read or is too large.
 */
export function readFile(file: string, options: LoadOptions = {}): RawFile {
  const cwd = options.cwd ?? process.cwd();
  const limit = options.maxBytes ?? MAX_BYTES;
  const uri = filePath(file, cwd);
  const display = displayName(uri, cwd);
  try {
    const stat = statSync(uri);
    if (stat.isFile() && stat.size > limit) throw tooLarge(display, stat.size, limit);
    return { uri, display, bytes: readFileSync(uri) };
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(display, error);
  }
}

/**
 * Reads a file at once.
 * @throws InputError when it cannot be read, is too large, empty, binary, or neither JSON nor YAML.
 */
export const loadFile = (file: string, options: LoadOptions = {}): SourceFile =>
  parseFile(readFile(file, options));

async function readStdin(options: LoadOptions, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of options.stdin ?? process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.byteLength;
    if (size > limit) throw tooLarge(STDIN_DISPLAY, size, limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/**
 * The bytes of an input: a file path, a `file:` or http(s) URL, or `-` for standard input.
 * @throws InputError when it cannot be read or is too large.
 */
export async function readInput(ref: string, options: LoadOptions = {}): Promise<RawFile> {
  const display = displayName(ref, options.cwd ?? process.cwd());
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  if (ref === STDIN) return { uri: STDIN, display, bytes: await readStdin(options, maxBytes) };
  if (!isUrl(ref)) return readFile(ref, options);
  const bytes = await fetchBytes(ref, {
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    maxBytes,
    ...(options.headers && { headers: options.headers }),
  });
  return { uri: ref, display, bytes };
}

/**
 * Reads an input: a file path, a `file:` or http(s) URL, or `-` for standard input.
 * @throws InputError that says what was found, what was expected and what to do.
 */
export const loadSource = async (ref: string, options: LoadOptions = {}): Promise<SourceFile> =>
  parseFile(await readInput(ref, options));

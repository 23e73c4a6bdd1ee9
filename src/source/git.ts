import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { RawFile } from './load.js';
import { InputError } from './model.js';
import { filePath, isUrl, STDIN } from './uri.js';

/** A file as it was in a revision: `origin/main:openapi.yaml`. */
export interface GitReference {
  readonly revision: string;
  readonly path: string;
}

/** Largest file that is read; as for files on disk. */
const MAX_BYTES = 200_000_000;

/** `revision:path`, unless it is a URL, standard input, a Windows path or a file that exists under this very name. */
export function gitReference(name: string, cwd: string): GitReference | undefined {
  const match = /^([^:]{2,}):(.+)$/s.exec(name);
  if (!match?.[1] || !match[2] || name === STDIN || isUrl(name) || /^file:/i.test(name)) return undefined;
  return existsSync(filePath(name, cwd)) ? undefined : { revision: match[1], path: match[2] };
}

/** Reads the files of one revision by the paths they have in the working tree. */
export interface GitTree {
  /** Absolute path of a reference: from the root of the repository, or from the working directory with `./`. */
  readonly locate: (path: string) => string;
  /** @throws InputError when the revision has no such file. */
  readonly read: (file: string) => RawFile;
}

/**
 * Opens a revision of the repository around a folder.
 * @throws InputError outside of a repository and for a revision that does not exist.
 */
export function openGitTree(revision: string, cwd: string): GitTree {
  // Loaded only by who needs git.
  const { execFileSync } = createRequire(import.meta.url)(
    'node:child_process',
  ) as typeof import('node:child_process');
  const git = (...args: readonly string[]): Buffer =>
    execFileSync('git', args, { cwd, maxBuffer: MAX_BYTES, stdio: ['ignore', 'pipe', 'pipe'] });
  const attempt = (problem: string, ...args: readonly string[]): Buffer => {
    try {
      return git(...args);
    } catch (error) {
      const reason = reasonOf(error);
      const message = reason === undefined ? problem : `${problem}: ${reason}`;
      throw new InputError(message, { file: revision }, { cause: error });
    }
  };
  const root = attempt('there is no git repository here', 'rev-parse', '--show-toplevel').toString().trim();
  // A name that git would take for an option names no revision.
  const problem = `git does not know the revision "${revision}" (fetch it first; in CI a shallow clone leaves others out)`;
  if (revision.startsWith('-')) throw new InputError(problem, { file: revision });
  attempt(problem, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  const folder = realpathSync(cwd);
  return {
    locate: (name) => path.resolve(/^\.\.?\//.test(name) ? folder : root, name),
    read(file) {
      const inside = path.relative(root, file).split(path.sep).join('/');
      const display = `${revision}:${inside}`;
      const bytes = attempt(`${display} cannot be read from git`, 'show', display);
      return { uri: file, display, bytes };
    },
  };
}

/** Undefined where git itself says nothing. */
function reasonOf(error: unknown): string | undefined {
  const { code, status, stderr, message } = error as NodeJS.ErrnoException & {
    status?: number;
    stderr?: Buffer;
  };
  if (code === 'ENOENT') return 'the command git is not installed';
  const said = stderr?.toString().trim().split('\n')[0];
  if (said) return said.replace(/^fatal: /, '');
  return typeof status === 'number' ? undefined : message.split('\n')[0];
}

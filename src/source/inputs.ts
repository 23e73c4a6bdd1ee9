import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globbing } from './glob.js';
import { ifPossible } from './if-possible.js';
import { InputError } from './model.js';
import { displayName, filePath, isUrl, STDIN } from './uri.js';

export interface FoundInputs {
  /**
   * Absolute paths, URLs and `-`: sorted, each once. Folders that cannot be searched are among them: reading one fails, so
   * that nobody takes the rest for all.
   */
  readonly inputs: readonly string[];
  /** Patterns that named nothing. */
  readonly unmatched: readonly string[];
  /** Those inputs that are folders, with what is wrong with each; absent when there is none. */
  readonly unreadable?: ReadonlyMap<string, InputError>;
}

const IGNORED = ['**/node_modules/**', '**/.git/**'];

const glob = (pattern: string, cwd: string): string[] =>
  globbing().globSync(pattern, {
    cwd,
    absolute: true,
    onlyFiles: true,
    ignore: IGNORED,
    expandDirectories: false,
  });

/** Why folders cannot be searched, by path. */
type Failures = Map<string, NodeJS.ErrnoException>;

/**
 * The JSON files below a folder, hidden ones and those of packages left out; a folder that cannot be searched stands for its
 * files. `around`: the folders that are being searched, without links, this one last; a link that leads back to one of them
 * would go round in circles.
 */
function jsonFiles(folder: string, around: readonly string[], failures: Failures): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    failures.set(folder, error as NodeJS.ErrnoException);
    return [folder];
  }
  return entries.flatMap((entry) => {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') return [];
    const path = join(folder, name);
    const isLink = entry.isSymbolicLink();
    const found = isLink ? ifPossible(() => statSync(path)) : entry;
    if (found?.isDirectory()) {
      const real = isLink ? realpathSync(path) : join(around.at(-1) ?? folder, name);
      return around.includes(real) ? [] : jsonFiles(path, [...around, real], failures);
    }
    // A link that leads nowhere is found, too, so that reading it says so.
    return found?.isFile() !== false && name.endsWith('.json') ? [path] : [];
  });
}

/** What one pattern names: a file, the JSON files below a folder, the files of a glob, a URL or standard input. */
function expand(pattern: string, cwd: string, failures: Failures): string[] {
  if (pattern === STDIN || isUrl(pattern)) return [pattern];
  const path = filePath(pattern, cwd);
  if (existsSync(path))
    return statSync(path).isDirectory() ? jsonFiles(path, [realpathSync(path)], failures) : [path];
  const slashed = pattern.replaceAll('\\', '/');
  return globbing().isDynamicPattern(slashed) ? glob(slashed, cwd) : [];
}

function searchError(folder: string, cwd: string, error: NodeJS.ErrnoException): InputError {
  const file = displayName(folder, cwd);
  const message = `${file} is a folder that cannot be searched (${error.code ?? error.message}). Check its permissions, or name only what is to be read.`;
  return new InputError(message, { file }, { cause: error });
}

/**
 * The inputs that files, folders (searched for `*.json`), globs, URLs and `-` name.
 * The result does not depend on the order of the patterns or of the file system.
 */
export function findInputs(patterns: readonly string[], cwd: string = process.cwd()): FoundInputs {
  const inputs = new Set<string>();
  const unmatched: string[] = [];
  const failures: Failures = new Map();
  for (const pattern of patterns) {
    const found = expand(pattern, cwd, failures);
    if (found.length === 0) unmatched.push(pattern);
    for (const input of found) inputs.add(input);
  }
  const unreadable = [...failures].map(
    ([folder, error]) => [folder, searchError(folder, cwd, error)] as const,
  );
  return {
    inputs: [...inputs].sort(),
    unmatched,
    ...(unreadable.length > 0 && { unreadable: new Map(unreadable) }),
  };
}

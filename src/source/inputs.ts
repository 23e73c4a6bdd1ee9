import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globbing } from './glob.js';
import { filePath, isUrl, STDIN } from './uri.js';

export interface FoundInputs {
  /** Absolute paths, URLs and `-`: sorted, each once. */
  readonly inputs: readonly string[];
  /** Patterns that named nothing. */
  readonly unmatched: readonly string[];
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

/** What the file system says; undefined for links that lead nowhere or to themselves, and for what may not be read. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/**
 * The JSON files below a folder, hidden ones and those of packages left out. `around`: the folders that are being searched,
 * without links, this one last; a link that leads back to one of them would go round in circles.
 */
function jsonFiles(folder: string, around: readonly string[]): string[] {
  const entries = attempt(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') return [];
    const path = join(folder, name);
    const isLink = entry.isSymbolicLink();
    const found = isLink ? attempt(() => statSync(path)) : entry;
    if (found?.isDirectory()) {
      const real = isLink ? realpathSync(path) : join(around.at(-1) ?? folder, name);
      return around.includes(real) ? [] : jsonFiles(path, [...around, real]);
    }
    return found?.isFile() && name.endsWith('.json') ? [path] : [];
  });
}

/** What one pattern names: a file, the JSON files below a folder, the files of a glob, a URL or standard input. */
function expand(pattern: string, cwd: string): string[] {
  if (pattern === STDIN || isUrl(pattern)) return [pattern];
  const path = filePath(pattern, cwd);
  if (existsSync(path)) return statSync(path).isDirectory() ? jsonFiles(path, [realpathSync(path)]) : [path];
  const slashed = pattern.replaceAll('\\', '/');
  return globbing().isDynamicPattern(slashed) ? glob(slashed, cwd) : [];
}

/**
 * The inputs that files, folders (searched for `*.json`), globs, URLs and `-` name.
 * The result does not depend on the order of the patterns or of the file system.
 */
export function findInputs(patterns: readonly string[], cwd: string = process.cwd()): FoundInputs {
  const inputs = new Set<string>();
  const unmatched: string[] = [];
  for (const pattern of patterns) {
    const found = expand(pattern, cwd);
    if (found.length === 0) unmatched.push(pattern);
    for (const input of found) inputs.add(input);
  }
  return { inputs: [...inputs].sort(), unmatched };
}

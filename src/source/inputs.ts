import { existsSync, statSync } from 'node:fs';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { filePath, isUrl, STDIN } from './uri.js';

export interface FoundInputs {
  /** Absolute paths, URLs and `-`: sorted, each once. */
  readonly inputs: readonly string[];
  /** Patterns that named nothing. */
  readonly unmatched: readonly string[];
}

const IGNORED = ['**/node_modules/**', '**/.git/**'];

const glob = (pattern: string, cwd: string): string[] =>
  globSync(pattern, { cwd, absolute: true, onlyFiles: true, ignore: IGNORED, expandDirectories: false });

/** What one pattern names: a file, the JSON files below a folder, the files of a glob, a URL or standard input. */
function expand(pattern: string, cwd: string): string[] {
  if (pattern === STDIN || isUrl(pattern)) return [pattern];
  const path = filePath(pattern, cwd);
  if (existsSync(path)) return statSync(path).isDirectory() ? glob('**/*.json', path) : [path];
  const slashed = pattern.replaceAll('\\', '/');
  return isDynamicPattern(slashed) ? glob(slashed, cwd) : [];
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

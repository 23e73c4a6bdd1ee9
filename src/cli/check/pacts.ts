import { existsSync } from 'node:fs';
import { globbing } from '../../source/glob.js';
import { findInputs } from '../../source/inputs.js';
import { filePath } from '../../source/uri.js';

export interface PactInputs {
  /**
   * Files and URLs to read. A named file that does not exist is among them, and a folder that cannot be searched: reading
   * them says so.
   */
  readonly files: readonly string[];
  /** Folders and globs without any pact. */
  readonly empty: readonly string[];
}

/** Those of the empty inputs that are globs: beside other inputs, a pattern that names nothing is a mistake like a missing file. */
export const emptyGlobs = ({ empty }: PactInputs, cwd: string): readonly string[] =>
  empty.filter((name) => !existsSync(filePath(name, cwd)));

/** What the given names stand for. An empty folder is "nothing to check", a missing file is a mistake. */
export function findPactInputs(names: readonly string[], cwd: string): PactInputs {
  const { inputs, unmatched } = findInputs(names, cwd);
  const isEmpty = (name: string) => existsSync(filePath(name, cwd)) || globbing().isDynamicPattern(name);
  return {
    files: [...inputs, ...unmatched.filter((name) => !isEmpty(name))],
    empty: unmatched.filter(isEmpty),
  };
}

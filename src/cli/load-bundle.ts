import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { codeOf } from './compiled-code.js';

/** What is installed: one bundle, with the code that V8 compiled for it in an earlier run. */
export interface Bundle {
  /** Tells it from every other. */
  readonly build: string;
  readonly exports: typeof import('./bundle.js');
  /** Keeps what V8 has compiled by now, where nothing that fits was kept before. */
  readonly keepCode: () => void;
}

/**
 * Runs the bundle beside this script, whose last line is a comment that names it. Compiling it anew takes longer than checking a
 * small document.
 */
export function loadBundle(): Bundle {
  const file = join(import.meta.dirname, 'concordat.cjs');
  const source = readFileSync(file, 'latin1');
  const build = source.slice(source.lastIndexOf('\n') + 1).replace(/^\/\/ /, '');
  const code = codeOf(file, build);
  const script = new Script(source, {
    filename: file,
    cachedData: code.read(),
  });
  const module = { exports: {} as Bundle['exports'] };
  const importModule = (specifier: string): Promise<unknown> => import(specifier);
  const requireBeside = createRequire(import.meta.url);
  script.runInThisContext()(module.exports, requireBeside, module, file, dirname(file), importModule);
  return {
    build,
    exports: module.exports,
    keepCode: () => {
      if (script.cachedDataRejected !== false) code.keep(script);
    },
  };
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import { codeOf } from './compiled-code.js';

/** What is installed: one bundle, with the code that V8 compiled for it in an earlier run. */
export interface Bundle {
  readonly file: string;
  readonly exports: typeof import('./bundle.js');
  /** Keeps what V8 has compiled by now, where nothing that fits was kept before. */
  readonly keepCode: () => void;
}

/** Runs the bundle beside this script. Compiling it anew takes longer than checking a small document. */
export function loadBundle(): Bundle {
  const file = join(import.meta.dirname, 'concordat.cjs');
  const source = readFileSync(file, 'latin1');
  const code = codeOf(file, source);
  const script = new Script(source, {
    filename: file,
    cachedData: code.read(),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} as Bundle['exports'] };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return {
    file,
    exports: module.exports,
    keepCode: () => {
      if (script.cachedDataRejected !== false) code.keep(script);
    },
  };
}

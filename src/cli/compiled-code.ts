import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Script } from 'node:vm';
import { ifPossible } from '../source/if-possible.js';
import { replaceFile } from '../source/replace-file.js';

/** Compiled code fits one version of V8 on one kind of processor; V8 refuses what does not fit. */
const RUNTIME = `${process.version}-${process.platform}-${process.arch}`;

/** Where an operating system wants what can be made again. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/**
 * V8 itself looks at the length of code and little else: over a damaged byte it ends the process, in every run again. So the code
 * is written twice, and used where both are the same: loading what computes a checksum takes longer than reading it twice.
 */
const doubled = (code: Buffer): Buffer => Buffer.concat([code, code]);

/** The second copy passes through memory of this size: new memory takes longer than reading. */
const PIECE = 0x10000;

const undoubled = (file: string): Buffer | undefined =>
  ifPossible(() => {
    const open = openSync(file, 'r');
    try {
      const length = fstatSync(open).size / 2;
      const code = Buffer.allocUnsafeSlow(length);
      let isSame = length > 0 && readSync(open, code, 0, length, 0) === length;
      const piece = Buffer.allocUnsafe(PIECE);
      for (let at = 0; isSame && at < length; at += PIECE) {
        const read = readSync(open, piece, 0, PIECE, length + at);
        isSame = piece.subarray(0, read).equals(code.subarray(at, at + PIECE));
      }
      return isSame ? code : undefined;
    } finally {
      closeSync(open);
    }
  });

/** The compiled code of a bundle, as it was kept. */
export interface CompiledCode {
  readonly read: () => Buffer | undefined;
  /** Keeps what V8 has compiled by now. What cannot be written is compiled again the next time. */
  readonly keep: (script: Script) => void;
}

/**
 * Looks beside the bundle, where the build put the code for its own version of Node (CONCORDAT_BUILD), then in the user's cache,
 * where the first run with another version or other flags leaves it. Nothing is left on machines that do not outlive the run (CI),
 * nor where Node's own switch for such caches says so (NODE_DISABLE_COMPILE_CACHE).
 *
 * @param build Tells versions of the bundle apart: V8 itself looks at no more than the length of the source.
 */
export function codeOf(bundle: string, build: string): CompiledCode {
  const built = join(dirname(bundle), `code-${RUNTIME}.bin`);
  const { CONCORDAT_BUILD, NODE_DISABLE_COMPILE_CACHE, NODE_OPTIONS, CI } = process.env;
  const own = (): string => join(cacheFolder(), 'concordat', `code-${RUNTIME}-${build}.bin`);
  return {
    read() {
      if (CONCORDAT_BUILD || NODE_DISABLE_COMPILE_CACHE) return undefined;
      // V8 refuses code that was compiled under other flags (--max-old-space-size is one); the build had none.
      const hasFlags = NODE_OPTIONS || process.execArgv.length > 0;
      return (hasFlags ? undoubled(own()) : undefined) ?? undoubled(built) ?? undoubled(own());
    },
    keep(script) {
      if (CONCORDAT_BUILD) writeFileSync(built, doubled(script.createCachedData()));
      else if (!CI && !NODE_DISABLE_COMPILE_CACHE) {
        const code = doubled(script.createCachedData());
        // Where it cannot be kept there is no cache, then.
        ifPossible(() => put(own(), code));
      }
    },
  };
}

/** Of several copies and flags each has its own; what nobody wrote for so long belongs to a bundle that was replaced. */
const KEPT_DAYS = 30;

/** Puts a file beside younger ones of its kind. */
function put(file: string, data: Buffer): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  replaceFile(file, data);
  const outdated = Date.now() - KEPT_DAYS * 24 * 3600 * 1000;
  for (const name of readdirSync(folder)) {
    const other = join(folder, name);
    if (name.startsWith('code-') && statSync(other).mtimeMs < outdated) rmSync(other);
  }
}

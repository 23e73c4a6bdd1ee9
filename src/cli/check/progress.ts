import type { Io } from '../io.js';

/** Runs shorter than this show no progress. */
const PATIENCE_MS = 1000;
const INTERVAL_MS = 100;

const CLEAR_LINE = '\r\u001b[2K';

export interface Progress {
  readonly onProgress: (done: number, total: number) => void;
  /** Removes what was shown. */
  readonly clear: () => void;
}

/** One line on stderr that says how far the check is; nothing when that is not a terminal, in CI, or for short runs. */
export function startProgress(io: Io, quiet: boolean): Progress {
  const active = io.stderr.isTTY === true && !io.env.CI && !quiet;
  const start = Date.now();
  let last = start - INTERVAL_MS;
  let shown = false;
  return {
    onProgress(done, total) {
      const now = Date.now();
      if (!active || now - start < PATIENCE_MS) return;
      // The end is always told: a line that stops before it looks as if something were left out.
      if (done < total && now - last < INTERVAL_MS) return;
      last = now;
      shown = true;
      io.stderr.write(`${CLEAR_LINE}checked ${Math.floor((100 * done) / total)} %`);
    },
    clear() {
      if (shown) io.stderr.write(CLEAR_LINE);
    },
  };
}

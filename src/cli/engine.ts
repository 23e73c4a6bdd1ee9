import { setFlagsFromString } from 'node:v8';

/**
 * A run is short and its code is broad: optimising functions as eagerly as V8 does by default costs more processor time than
 * it saves. Nobody waits for anything in between, so garbage need not be collected in small steps, and the space for young
 * objects may grow at once: most of a run's objects are (docs/performance.md).
 */
const FLAGS = [
  '--interrupt-budget=200000',
  '--max-inlined-bytecode-size-cumulative=300',
  '--no-incremental-marking',
  '--semi-space-growth-factor=3',
];

/** Versions of V8 that are known to have the flags; others would complain on stderr. */
const KNOWN = { first: 11, last: 13 };

const major = Number.parseInt(process.versions.v8, 10);
if (major >= KNOWN.first && major <= KNOWN.last) {
  // Node brings its own modules compiled, for its default flags: those that are loaded later are compiled anew. What writes to
  // pipes is large, so it is loaded before.
  void [process.stdout, process.stderr];
  for (const flag of FLAGS) setFlagsFromString(flag);
}

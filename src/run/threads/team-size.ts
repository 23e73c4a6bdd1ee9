/** What a run is about, in bytes of text. */
export interface Workload {
  readonly pacts: number;
  readonly documents: number;
  /** Whether counterexamples are searched. */
  readonly searches: boolean;
}

/**
 * Milliseconds, as measured (docs/performance.md): starting a thread and having its code optimised, reading a megabyte of
 * documents, checking one of pacts.
 */
const START = 500;
const READ = 12;
const CHECK = 200;
const SEARCH = 900;
const WORTH = 4;

/**
 * How many threads some cores have room for: one core is busy with what V8 does beside them, collecting garbage and optimising. On
 * two cores a second thread slows the first down by as much as it does itself.
 */
export const threadsOf = (cores: number): number => Math.max(1, cores - 1);

/**
 * How many threads are worth starting beside the one that is there, of so many that there may be. Each reads the documents anew
 * and has its code optimised anew: it must find several times that much to do.
 */
export function helpersFor({ pacts, documents, searches }: Workload, most: number): number {
  const work = (pacts / 1e6) * (searches ? SEARCH : CHECK);
  const setUp = START + (documents / 1e6) * READ;
  return Math.max(0, Math.min(most - 1, Math.floor(work / (WORTH * setUp))));
}

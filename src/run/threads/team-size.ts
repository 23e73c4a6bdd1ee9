/** What a run is about, in bytes of text. */
export interface Workload {
  readonly pacts: number;
  readonly documents: number;
  /** Whether counterexamples are searched. */
  readonly searches: boolean;
}

/** Milliseconds, as measured (docs/performance.md): starting a thread, reading a megabyte of documents, checking one of pacts. */
const START = 50;
const READ = 12;
const CHECK = 300;
const SEARCH = 1800;

/**
 * How many threads are worth starting beside the one that is there: each reads the documents anew, so it must find at least
 * twice that much to do.
 */
export function helpersFor({ pacts, documents, searches }: Workload, cores: number): number {
  const work = (pacts / 1e6) * (searches ? SEARCH : CHECK);
  const setUp = START + (documents / 1e6) * READ;
  return Math.max(0, Math.min(cores - 1, Math.floor(work / (2 * setUp))));
}

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
 * How many threads are worth starting beside the one that is there. Each reads the documents anew and has its code optimised
 * anew, while the first already keeps a second core busy with its garbage: it must find several times that much to do.
 */
export function helpersFor({ pacts, documents, searches }: Workload, cores: number): number {
  const work = (pacts / 1e6) * (searches ? SEARCH : CHECK);
  const setUp = START + (documents / 1e6) * READ;
  return Math.max(0, Math.min(cores - 1, Math.floor(work / (WORTH * setUp))));
}

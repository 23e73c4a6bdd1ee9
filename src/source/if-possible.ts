/** What some work with files gives; undefined where the file system refuses: what cannot be done is left. */
export function ifPossible<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Puts at a path what is first written under the name of a draft in the same folder: whoever reads at the same time sees the whole
 * of it or nothing of it. Throws what the file system says; then nothing is left of the draft.
 */
export function replaceVia(draft: string, path: string, write: () => void): void {
  try {
    write();
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true, recursive: true });
    throw error;
  }
}

/** The same for a file of which one process writes one draft at a time. */
export function replaceFile(file: string, data: string | Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  replaceVia(draft, file, () => writeFileSync(draft, data));
}

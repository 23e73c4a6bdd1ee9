import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file so that whoever reads it at the same time sees the whole of it or none. Throws what the file system says. */
export function replaceFile(file: string, data: string | Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, data);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

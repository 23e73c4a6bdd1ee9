import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RunOutcome } from '../../src/run/run.js';
import { reportText } from '../testing/report-text.js';

/** A folder with inputs, which is gone after the test. */
export interface Folder {
  readonly cwd: string;
  readonly write: (name: string, text: string) => void;
  readonly remove: (name: string) => void;
}

export function makeFolder(files: Readonly<Record<string, string>> = {}): Folder {
  const cwd = mkdtempSync(join(tmpdir(), 'concordat-run-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { cwd, write, remove: (name) => rmSync(join(cwd, name), { recursive: true }) };
}

/** All that a run says: what it found, as the JSON report prints it, and what it could not use. */
export const saidBy = ({ report, problems }: RunOutcome) => ({
  report,
  json: reportText(report),
  problems: problems.map(({ message, place }) => ({ message, place })),
});

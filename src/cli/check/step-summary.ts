import { appendFileSync, statSync } from 'node:fs';
import type { ReportContext } from '../../report/context.js';
import { markdownWithin } from '../../report/markdown.js';
import type { Report } from '../../report/model.js';
import { InputError } from '../../source/model.js';
import { reasonOf } from '../../text/reason.js';

/** Bytes that GitHub takes per step; a longer summary is dropped as a whole. */
const LARGEST = 1024 * 1024;

/**
 * Adds the report to the summary of a GitHub Actions job, as far as there is room in it.
 *
 * @throws InputError when the file cannot be written.
 */
export function appendStepSummary(file: string, report: Report, context: ReportContext): void {
  const bytes = (text: string) => Buffer.byteLength(text);
  try {
    const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const text = `\n${markdownWithin(report, context, LARGEST - used - 1, bytes)}`;
    if (used + bytes(text) <= LARGEST) appendFileSync(file, text);
  } catch (error) {
    const reason = reasonOf(error);
    throw new InputError(`the summary cannot be written to ${file}: ${reason}`, { file }, { cause: error });
  }
}

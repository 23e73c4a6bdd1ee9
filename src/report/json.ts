import { jsonText } from '../json/print.js';
import type { Report } from './model.js';

/** The report as JSON (schemas/report.schema.json). Numbers keep the text they had in the inputs. */
export const printReportJson = (report: Report): string => `${jsonText(report, INDENT)}\n`;

const INDENT = 2;

import { reportJson } from '../../src/report/json.js';
import type { Report } from '../../src/report/model.js';

/** The JSON report as one text. */
export const reportText = (report: Report): string => [...reportJson(report)].join('');

import { jsonPieces } from '../json/print.js';
import type { Report } from './model.js';

const INDENT = 2;
/** Down to the single interaction, which may be long. */
const DEPTH = 4;

/** The report as JSON (schemas/report.schema.json), in pieces. Numbers keep the text they had in the inputs. */
export function* reportJson(report: Report): Generator<string> {
  yield* jsonPieces(report, INDENT, DEPTH);
  yield '\n';
}

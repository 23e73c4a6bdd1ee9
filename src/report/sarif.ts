import { printJson } from '../json/print.js';
import type { JsonValue } from '../json/value.js';
import { RULE_IDS } from '../rules/table.js';
import type { Format } from './context.js';
import { byImportance, entriesOf } from './entries.js';
import { sarifNotification, sarifResult } from './sarif/result.js';
import { SARIF_LEVELS, sarifRule } from './sarif/rule.js';

/** GitHub refuses logs with more results. */
const MOST_RESULTS = 25_000;

/** SARIF 2.1.0: every rule in the driver; findings without any file become notifications, as results need a place. */
export const printSarif: Format = (report, { prefix }) => {
  const entries = byImportance(entriesOf(report)).map((entry) => ({
    entry,
    result: sarifResult(entry, prefix),
  }));
  const results = entries.flatMap(({ result }) => (result ? [result] : []));
  const notifications = entries.filter(({ result }) => !result).map(({ entry }) => sarifNotification(entry));
  const leftOut = results.length - MOST_RESULTS;
  const log: JsonValue = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            informationUri: 'https://www.npmjs.com/package/concordat',
            rules: RULE_IDS.map(sarifRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...notifications,
              ...(leftOut > 0
                ? [
                    {
                      level: SARIF_LEVELS.warning,
                      message: {
                        text: `${leftOut} results are left out: SARIF readers take ${MOST_RESULTS}`,
                      },
                    },
                  ]
                : []),
            ],
          },
        ],
        results: results.slice(0, MOST_RESULTS),
      },
    ],
  };
  return `${printJson(log, 2)}\n`;
};

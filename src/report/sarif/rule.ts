import type { Severity } from '../../check/model.js';
import type { JsonObject } from '../../json/value.js';
import { RULES, type RuleId } from '../../rules/table.js';
import { rulePage } from '../rule-page.js';

export const SARIF_LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** A rule as a reportingDescriptor (SARIF 2.1.0 section 3.49). */
export function sarifRule(id: RuleId): JsonObject {
  const { area, severity, summary } = RULES[id];
  const page = rulePage(id);
  return {
    id,
    name: id.replace(/(?:^|[.-])([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: `${summary[0]?.toUpperCase()}${summary.slice(1)}.` },
    helpUri: page,
    help: {
      text: `${summary}. \`concordat explain ${id}\` says how to fix it.`,
      markdown: `${summary}. [How to fix it](${page}), or \`concordat explain ${id}\`.`,
    },
    defaultConfiguration: { level: SARIF_LEVELS[severity] },
    properties: { tags: ['contract', area] },
  };
}

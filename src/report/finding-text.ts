import type { ReportFinding, ReportInteraction, ReportLocation } from './model.js';
import { exchangeLines } from './pretty/exchange.js';
import { printable } from './words.js';

/** A finding as plain text without frames, one string per line; for formats that show the places themselves. */
export function findingText(finding: ReportFinding, interaction: ReportInteraction | undefined): string[] {
  const { severity, rule, message, pact, spec, places, counterexample, help } = finding;
  return [
    `${severity}[${rule}]: ${printable(message)}`,
    ...(pact ? [`pact: ${placeText(pact)}`] : []),
    ...(spec ? [`document: ${placeText(spec)}`] : []),
    ...(places ? [`places: ${printable(places.join(', '))}`] : []),
    ...(counterexample
      ? [
          `counterexample: ${counterexampleTitle(rule)}`,
          ...exchangeLines(counterexample, interaction?.witness).map((line) => `  ${line}`.trimEnd()),
        ]
      : []),
    ...(help ? [`help: ${printable(help)}`] : []),
  ];
}

/** What the counterexample of a rule shows. */
export const counterexampleTitle = (rule: string): string =>
  rule.startsWith('request.')
    ? 'the consumer may send this, the document rejects it'
    : 'the document permits this, the consumer does not accept it';

export const placeText = ({ file, line, column }: ReportLocation): string =>
  printable(`${file}:${line}:${column}`);

import type { Severity } from '../check/model.js';
import { sha256 } from '../text/sha256.js';
import type { Format, ReportContext } from './context.js';
import { byImportance, type Entry, entriesOf, statementOf } from './entries.js';
import { placeText } from './finding-text.js';
import { repositoryPath } from './paths.js';
import { countsOf } from './pretty/sentence.js';
import { printPretty } from './pretty.js';
import { printable } from './words.js';

/** Annotations of one kind that GitHub shows per step; what follows is dropped without a word. */
const PER_KIND = 10;

const KINDS: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** Longest message; whole annotations are limited to 64 KB. */
const LONGEST = 4000;

/**
 * Workflow commands that annotate the lines of a pull request
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions), then the report for people. The most
 * important come first, then a notice about those that GitHub would drop. What an older document had already is not
 * annotated.
 */
export const printGithub: Format = (report, context) => {
  const entries = byImportance(entriesOf(report)).filter(({ finding }) => finding.new !== false);
  const left: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const taken: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const lines: string[] = [];
  for (const entry of entries) {
    const { severity } = entry.finding;
    // One notice stays free for what is left out.
    if (taken[severity] >= (severity === 'info' ? PER_KIND - 1 : PER_KIND)) left[severity]++;
    else {
      taken[severity]++;
      lines.push(annotation(entry, context));
    }
  }
  const rest = countsOf(left);
  if (rest.length > 0)
    lines.push(
      `::notice title=concordat::${escapeData(`${rest.join(', ')} more: see the summary of the job`)}`,
    );
  return `${lines.map((line) => `${line}\n`).join('')}${asPlainText(printPretty(report, context))}`;
};

/**
 * A text in which GitHub looks for no commands. The word that ends this is a hash of the text, so that the text cannot
 * contain it.
 */
function asPlainText(text: string): string {
  const word = sha256(text);
  return `::stop-commands::${word}\n${text}::${word}::\n`;
}

function annotation(entry: Entry, { prefix }: ReportContext): string {
  const { severity, rule, help, pact, spec } = entry.finding;
  const places = [spec, pact].filter((place) => place !== undefined);
  const place = places.find(({ file }) => repositoryPath(file, prefix) !== undefined);
  const others = places.filter((each) => each !== place).map(placeText);
  const properties = {
    ...(place && {
      file: repositoryPath(place.file, prefix),
      line: place.line,
      endLine: place.endLine,
      // Columns are shown only within one line.
      ...(place.line === place.endLine && { col: place.column, endColumn: place.endColumn }),
    }),
    title: `concordat ${rule}`,
  };
  const text = [
    statementOf(entry),
    ...others.map((other) => `see ${other}`),
    ...(help ? [`help: ${printable(help)}`] : []),
  ].join('\n');
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${KINDS[severity]} ${list.join(',')}::${escapeData(text.slice(0, LONGEST))}`;
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

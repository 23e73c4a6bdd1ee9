import type { Format, ReportContext } from './context.js';
import { isFailingFinding } from './failing.js';
import { findingText } from './finding-text.js';
import { escapeMarkup } from './markup.js';
import type { Report, ReportContract, ReportFinding, ReportInteraction } from './model.js';
import { interactionLabel } from './words.js';

/** One test of the suite of a pact. */
interface Case {
  readonly name: string;
  readonly group: string;
  readonly findings: readonly ReportFinding[];
  readonly interaction: ReportInteraction | undefined;
}

/**
 * JUnit XML: one suite per pact, one case per interaction, those that pass included. A case fails when a finding fails
 * the run; other findings stand in its output; what could not be decided is skipped.
 */
export const printJunit: Format = (report, context) => {
  const suites = [...documentSuite(report, context), ...report.contracts.map((each) => suite(each, context))];
  const attributes = attributeText({
    name: report.tool.name,
    ...total(suites.map(({ counts }) => counts)),
    time: '0',
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`;
};

interface Suite {
  readonly xml: string;
  readonly counts: Counts;
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/** Findings about documents and the run, when there are any. */
const documentSuite = ({ findings, tool }: Report, context: ReportContext): Suite[] => {
  if (findings.length === 0) return [];
  const name = 'documents and settings';
  return [
    printSuite(name, undefined, [{ name, group: tool.name, findings, interaction: undefined }], context),
  ];
};

function suite(contract: ReportContract, context: ReportContext): Suite {
  const { file, findings } = contract;
  const consumer = contract.consumer || '(unnamed)';
  const provider = contract.provider || '(unnamed)';
  const group = `${consumer}.${provider}`;
  const cases = [
    ...(findings.length > 0 ? [{ name: 'the pact file', group, findings, interaction: undefined }] : []),
    ...contract.interactions.map((interaction) => ({
      name: interactionLabel(interaction.description, interaction.providerStates),
      group,
      findings: interaction.findings,
      interaction,
    })),
  ];
  return printSuite(`${consumer} → ${provider} (${file})`, file, cases, context);
}

function printSuite(
  name: string,
  file: string | undefined,
  cases: readonly Case[],
  context: ReportContext,
): Suite {
  const printed = cases.map((each) => printCase(each, context));
  const counts: Counts = {
    tests: cases.length,
    failures: printed.filter(({ outcome }) => outcome === 'failure').length,
    errors: 0,
    skipped: printed.filter(({ outcome }) => outcome === 'skipped').length,
  };
  const attributes = attributeText({ name, ...counts, time: '0', ...(file !== undefined && { file }) });
  return {
    xml: `  <testsuite${attributes}>\n${printed.map(({ xml }) => xml).join('')}  </testsuite>\n`,
    counts,
  };
}

interface PrintedCase {
  readonly xml: string;
  readonly outcome: 'passed' | 'failure' | 'skipped';
}

function printCase({ name, group, findings, interaction }: Case, context: ReportContext): PrintedCase {
  const failing = findings.filter((finding) => isFailingFinding(finding, context));
  const others = findings.filter((finding) => !failing.includes(finding));
  const output = others.length > 0 ? element('system-out', {}, textOf(others, interaction)) : '';
  const open = `    <testcase${attributeText({ name, classname: group, time: '0' })}`;
  const wrap = (content: string) => (content ? `${open}>\n${content}    </testcase>\n` : `${open}/>\n`);
  const [worst] = failing;
  if (worst) {
    const failure = element(
      'failure',
      { message: worst.message, type: worst.rule },
      textOf(failing, interaction),
    );
    return { xml: wrap(failure + output), outcome: 'failure' };
  }
  if (interaction?.verdict === 'undecided') {
    const message = findings.find(({ new: isNew }) => isNew !== false)?.message ?? 'it could not be decided';
    return { xml: wrap(element('skipped', { message }, '') + output), outcome: 'skipped' };
  }
  return { xml: wrap(output), outcome: 'passed' };
}

const textOf = (findings: readonly ReportFinding[], interaction: ReportInteraction | undefined): string =>
  findings.map((finding) => findingText(finding, interaction).join('\n')).join('\n\n');

const element = (name: string, attributes: Readonly<Record<string, string>>, text: string): string =>
  text === ''
    ? `      <${name}${attributeText(attributes)}/>\n`
    : `      <${name}${attributeText(attributes)}>${escapeMarkup(text)}</${name}>\n`;

const attributeText = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value)).replace(/\s/g, ' ')}"`)
    .join('');

const total = (counts: readonly Counts[]): Omit<Counts, 'skipped'> => {
  const sum = (key: keyof Counts) => counts.reduce((all, each) => all + each[key], 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
};

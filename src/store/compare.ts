import type { Answer, Break, DeployRow } from '../broker/answer-model.js';
import { fieldOf } from '../broker/field.js';
import type { Report, ReportFinding } from '../report/model.js';
import { count } from '../report/words.js';
import { run } from '../run/run.js';
import type { Store } from './model.js';

/** Checks one pact against one document, with the default levels. */
export async function compare(
  store: Store,
  pact: string,
  document: string,
  allowUndecided: boolean,
): Promise<Pick<DeployRow, 'result' | 'reasons' | 'breaks'>> {
  const { report, problems } = await run({ spec: [document], pacts: [pact], cwd: store.cwd });
  if (problems.length > 0)
    return { result: 'unknown', reasons: problems.map(({ message }) => message), breaks: [] };
  const breaks = breaksIn(report);
  const { undecided } = report.summary;
  const reasons = undecided > 0 ? [`${count(undecided, 'interaction')} could not be decided`] : [];
  const result: Answer = breaks.length > 0 ? 'no' : undecided > 0 && !allowUndecided ? 'unknown' : 'yes';
  return { result, reasons, breaks };
}

const breaksIn = (report: Report): readonly Break[] => [
  ...report.findings.filter(isError).map((finding) => breakOf('', finding)),
  ...report.contracts.flatMap((contract) => [
    ...contract.findings.filter(isError).map((finding) => breakOf('', finding)),
    ...contract.interactions.flatMap(({ description, findings }) =>
      findings.filter(isError).map((finding) => breakOf(description, finding)),
    ),
  ]),
];

const isError = ({ severity }: ReportFinding): boolean => severity === 'error';

const breakOf = (interaction: string, { pact, message, rule }: ReportFinding): Break => ({
  interaction,
  field: fieldOf(pact?.pointer).label,
  message: `${message} [${rule}]`,
});

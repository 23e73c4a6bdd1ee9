import type { Answer, DeployAnswer, DeployRow, Party } from '../../broker/answer-model.js';
import { EXIT } from '../../policy/exit-code.js';
import { printable } from '../../report/words.js';

/** Exit codes of can-i-deploy; 2 is "could not ask", as everywhere. */
export const ANSWER_EXIT: Readonly<Record<Answer, number>> = { yes: EXIT.ok, no: EXIT.findings, unknown: 4 };

const shown = ({ name, version }: Party): string => printable(`${name} ${version ?? '(no version)'}`);

/** The answer for people: the verdict, a table, and under each row why. */
export function printAnswer(answer: DeployAnswer): string {
  const { pacticipant, version, environment, rows } = answer;
  const verdict = `${printable(`${pacticipant} ${version}`)} to ${printable(environment)}: ${answer.answer}`;
  const cells = rows.map((row) => [shown(row.consumer), shown(row.provider), resultWord(row)] as const);
  const header = ['CONSUMER', 'PROVIDER', 'OK?'] as const;
  const widths = header.map((title, index) =>
    Math.max(title.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join(' | ')
      .trimEnd();
  const table = cells.flatMap((row, index) => [line(row), ...details(rows[index] as DeployRow)]);
  return [
    verdict,
    ...answer.reasons.map((reason) => `  ${printable(reason)}`),
    ...(rows.length > 0 ? ['', line(header), ...table] : []),
    '',
  ].join('\n');
}

const resultWord = ({ result, ignored }: DeployRow): string => (ignored ? `${result} (ignored)` : result);

const details = ({ reasons, breaks }: DeployRow): readonly string[] => [
  ...breaks.map(({ interaction, field, message }) =>
    printable(`  - "${interaction}"${field ? `, ${field}` : ''}: ${message}`),
  ),
  ...reasons.map((reason) => printable(`  - ${reason}`)),
];

/** The answer for programs. `deployable` is the broker's word for it: null is unknown. */
export function printAnswerJson(answer: DeployAnswer): string {
  const deployable = answer.answer === 'unknown' ? null : answer.answer === 'yes';
  const party = ({ name, version }: Party) => ({ name, version: version ?? null });
  const rows = answer.rows.map((row) => ({
    ...row,
    consumer: party(row.consumer),
    provider: party(row.provider),
  }));
  return `${JSON.stringify({ deployable, ...answer, rows }, null, 2)}\n`;
}

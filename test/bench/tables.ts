import type { Section } from './model.js';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_name, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** What each program took. */
export const rowTable = (sections: readonly Section[]): string =>
  table(
    ['what', 'wall s', 'CPU s', 'memory MB'],
    sections.flatMap(({ title, rows }) => [
      [`**${title}**`, '', '', ''],
      ...rows.map(({ what, usage: { wall, cpu, rss } }) => [
        what,
        wall.toFixed(2),
        cpu.toFixed(2),
        rss ? rss.toFixed(0) : '',
      ]),
    ]),
  );

/** What was wanted, and whether it holds. */
export const barTable = (sections: readonly Section[]): string =>
  table(
    ['bar', 'wanted', 'measured', 'holds'],
    sections.flatMap(({ bars }) =>
      bars.map(({ what, wanted, measured, holds }) => [what, wanted, measured, holds ? 'yes' : '**no**']),
    ),
  );

import type { Colors } from 'picocolors/types.js';
import { STDIN, STDIN_DISPLAY } from '../../source/uri.js';
import type { ReportContext } from '../context.js';
import { counterexampleTitle } from '../finding-text.js';
import { groupBy } from '../group.js';
import type { ReportFinding, ReportLocation } from '../model.js';
import { count, interactionLabel, listSome, printable } from '../words.js';
import { exchangeLines } from './exchange.js';
import { type Block, type Placed, statementOf } from './fold.js';
import { frameLines } from './frame.js';

export interface Painter {
  readonly colors: Colors;
  readonly context: ReportContext;
  /** Rules whose page was already named. */
  readonly explained: Set<string>;
}

/** How many of a folded block's interactions and places are named unless everything is asked for. */
const NAMED = 6;

/** One finding in full: headline, frames, folded places, counterexample, help. */
export function blockLines(block: Block, painter: Painter): string[] {
  const { finding } = block;
  return [
    headline(finding, painter),
    ...frames(block, painter),
    ...notes(block, painter),
    ...counterexample(block, painter),
    ...closing(finding, painter),
    '',
  ];
}

/** One finding (and those folded into it) on one line. */
export function oneLine({ finding, others }: Block, painter: Painter): string {
  const place = finding.pact ?? finding.spec;
  const where = place ? ` ${painter.colors.dim(`(${placeOf(place)})`)}` : '';
  const more = others.length > 0 ? ` and ${others.length} more like it` : '';
  return headline(finding, painter) + where + more;
}

function headline({ severity, rule, message }: ReportFinding, { colors }: Painter): string {
  const paint = { error: colors.red, warning: colors.yellow, info: colors.blue }[severity];
  return `${paint(colors.bold(`${severity}[${rule}]`))}${colors.bold(`: ${printable(message)}`)}`;
}

function frames({ finding, interaction }: Placed, { colors, context }: Painter): string[] {
  const gutter = Math.max(
    2,
    ...[finding.pact, finding.spec].map((place) => String(place?.line ?? '').length),
  );
  const operation = interaction?.operation && `${interaction.operation.method} ${interaction.operation.path}`;
  const label = interaction && interactionLabel(interaction.description, interaction.providerStates);
  const frame = (place: ReportLocation, title: string | undefined) => [
    `${' '.repeat(gutter)}${colors.cyan('-->')} ${placeOf(place)}${title ? `   ${colors.dim(title)}` : ''}`,
    ...frameLines(place, context.sources.get(place.file), gutter),
  ];
  const inWords = finding.pact ? [] : label ? [`${' '.repeat(gutter)}${colors.cyan('-->')} ${label}`] : [];
  return [
    ...(finding.pact ? frame(finding.pact, label) : inWords),
    ...(finding.spec ? frame(finding.spec, operation && printable(operation)) : []),
  ];
}

/** What was folded into the finding: places of the same interaction, other interactions, other statements. */
function notes({ finding, interaction, others }: Block, painter: Painter): string[] {
  const limit = painter.context.verbose ? Number.POSITIVE_INFINITY : NAMED;
  const places = (finding.places ?? []).map(printable);
  const byStatement = groupBy(others, (other) => statementOf(other.finding.message));
  const same = byStatement.get(statementOf(finding.message)) ?? [];
  byStatement.delete(statementOf(finding.message));
  const named = (list: readonly Placed[]) =>
    listSome([...new Set(list.map((other) => nameOther(other, interaction)))], limit);
  const statements = [...byStatement.values()].map(
    (list) => `${printable(list[0].finding.message)} (in ${named(list)})`,
  );
  return [
    ...(places.length > 0 ? [note(painter, 'places', listSome(places, limit))] : []),
    ...(same.length > 0 ? [note(painter, 'also in', named(same))] : []),
    ...statements.slice(0, limit).map((statement) => note(painter, 'also', statement)),
    ...(statements.length > limit
      ? [
          note(
            painter,
            'also',
            `${count(statements.length - limit, 'more statement')} like these (--verbose)`,
          ),
        ]
      : []),
  ];
}

/** Names a folded finding: by its interaction, or by its line when that is the same. */
function nameOther(other: Placed, interaction: Placed['interaction']): string {
  if (other.interaction && other.interaction !== interaction)
    return interactionLabel(other.interaction.description, other.interaction.providerStates);
  const place = other.finding.pact ?? other.finding.spec;
  return place ? placeOf(place) : 'the same place';
}

function counterexample({ finding, interaction }: Placed, painter: Painter): string[] {
  const { counterexample, rule } = finding;
  if (!counterexample) return [];
  const witness = painter.context.verbose ? undefined : interaction?.witness;
  return [
    note(painter, 'counterexample', counterexampleTitle(rule)),
    ...exchangeLines(counterexample, witness).map((line) => `       ${line}`.trimEnd()),
    note(painter, 'replay', replayCommand(finding, painter.context)),
  ];
}

/** The command that shows this finding alone and in full; what is not given has a fixed default. */
function replayCommand({ fingerprint, pact }: ReportFinding, { spec, seed, runs }: ReportContext): string {
  const documents = spec.map((name) => `--spec ${shellWord(name)} `).join('');
  const seeded = seed === undefined ? '' : `--seed ${seed} `;
  const cases = runs === undefined ? '' : `--runs ${runs} `;
  const file = pact?.file === STDIN_DISPLAY ? STDIN : (pact?.file ?? '');
  return `concordat check ${documents}${seeded}${cases}--path ${fingerprint} ${shellWord(file)}`.trimEnd();
}

const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

function closing({ help, rule }: ReportFinding, painter: Painter): string[] {
  const first = !painter.explained.has(rule);
  painter.explained.add(rule);
  return [
    ...(help ? [note(painter, 'help', printable(help))] : []),
    ...(first ? [`   ${painter.colors.cyan('=')} ${painter.colors.dim(`concordat explain ${rule}`)}`] : []),
  ];
}

const note = ({ colors }: Painter, title: string, text: string): string =>
  `   ${colors.cyan('=')} ${colors.bold(title)}: ${text}`;

const placeOf = ({ file, line, column }: ReportLocation): string => printable(`${file}:${line}:${column}`);

import { EXIT } from '../../policy/exit-code.js';
import type { FailOn } from '../../policy/model.js';
import { isFailingFinding } from '../../report/failing.js';
import { mergeReports } from '../../report/merge.js';
import type { Report, ReportContract } from '../../report/model.js';
import { findInputs } from '../../source/inputs.js';
import { InputError } from '../../source/model.js';
import { checkTargets, parseTargets, writeReport } from '../check/formats.js';
import { repositoryPrefix } from '../check/prefix.js';
import { type Io, wantsColor } from '../io.js';
import { documentsIn, readReport, reportValidator, sourcesOnDisk } from './read.js';

export interface MergeFlags {
  readonly format?: readonly string[];
  readonly failOn?: FailOn;
  readonly strict?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/**
 * Joins JSON reports and writes them in any format.
 *
 * @returns the exit code that one run over everything would have had.
 * @throws InputError when a report cannot be used.
 */
export async function merge(names: readonly string[], flags: MergeFlags, io: Io): Promise<number> {
  const { inputs, unmatched } = findInputs(names, io.cwd);
  if (unmatched.length > 0) throw new InputError(`there is no report at ${unmatched.join(', ')}`);
  const reports: Report[] = [];
  const validate = await reportValidator();
  for (const name of inputs) reports.push(await readReport(name, validate, io));
  const [first, ...others] = reports;
  if (!first) throw new InputError('name the reports to merge, for example: concordat merge reports/');
  const report = mergeReports([first, ...others]);
  const failOn = flags.failOn ?? 'error';
  const strict = flags.strict ?? false;
  const sources = sourcesOnDisk(report, io);
  const targets = parseTargets(flags.format ?? [], io.cwd);
  checkTargets(targets, [...inputs, ...[...sources.values()].map(({ uri }) => uri)]);
  const unwritten = await writeReport(
    report,
    targets,
    {
      sources,
      color: wantsColor(io.stdout, io.env, flags.color),
      verbose: flags.verbose ?? false,
      quiet: flags.quiet ?? false,
      obligations: false,
      failOn,
      strict,
      prefix: repositoryPrefix(io.cwd),
      spec: documentsIn(sources),
      seed: report.seed,
    },
    io,
  );
  for (const { message } of unwritten) io.stderr.write(`error: ${message}\n`);
  return unwritten.length > 0 ? EXIT.unusable : exitCodeOf(report, failOn, strict);
}

function exitCodeOf(report: Report, failOn: FailOn, strict: boolean): number {
  const { findings, contracts, summary } = report;
  const all = [
    ...findings,
    ...contracts.flatMap((contract) => [
      ...contract.findings,
      ...contract.interactions.flatMap((interaction) => interaction.findings),
    ]),
  ];
  if (all.some((finding) => isFailingFinding(finding, { failOn, strict }))) return EXIT.findings;
  if (strict && contracts.some(isUndecided)) return EXIT.findings;
  return summary.interactions === 0 ? EXIT.nothing : EXIT.ok;
}

/** As for the run itself: what the older document left undecided, too, does not count, nor does what no longer is a finding. */
const isUndecided = ({ interactions }: ReportContract): boolean =>
  interactions.some(
    ({ verdict, findings }) => verdict === 'undecided' && findings.some((finding) => finding.new !== false),
  );

import { join, relative } from 'node:path';
import { EXIT, type ExitCode, exitCode } from '../../policy/exit-code.js';
import { allFindings } from '../../policy/scope.js';
import { showsDetails } from '../../report/index.js';
import { sourcesOf } from '../../report/sources.js';
import type { PactSource } from '../../run/inputs.js';
import { type RunOutcome, run } from '../../run/run.js';
import type { InputError, SourceFile } from '../../source/model.js';
import { filePath, isUrl, STDIN } from '../../source/uri.js';
import type { BrokerSession } from '../broker/session.js';
import { wantsBroker } from '../broker/wanted.js';
import { type Io, wantsColor } from '../io.js';
import { type Baseline, openBaseline, storeBaseline } from './baseline.js';
import { filterVariables, interactionFilter } from './filter.js';
import type { CheckFlags } from './flags.js';
import { checkTargets, writeReport } from './formats.js';
import { emptyGlobs, findPactInputs, type PactInputs } from './pacts.js';
import { repositoryPrefix } from './prefix.js';
import { startProgress } from './progress.js';
import { readSettings, type Settings } from './settings.js';
import { shardOf } from './shard.js';

/**
 * One run of the check: reads the settings, checks, writes the report.
 *
 * @param onRead Is told what was read.
 * @returns the exit code.
 * @throws InputError when settings or outputs cannot be used.
 */
export async function check(
  pacts: readonly string[],
  flags: CheckFlags,
  io: Io,
  onRead?: (sources: readonly SourceFile[]) => void,
): Promise<number> {
  const settings = await readSettings(pacts, flags, io);
  const session = await openBroker(pacts, settings, flags, io);
  const inputs = findPactInputs(session ? pacts : settings.pacts, io.cwd);
  const found = withMistakes(inputs, session?.pacts.length ?? 0, settings, flags, io);
  const files = shardOf(found, (name) => shardName(name, io.cwd), flags.shard);
  const fetched = shardOf(session?.pacts ?? [], ({ source }) => source.display, flags.shard);
  const baseline = await openBaseline(flags, settings.config, io);
  const variables = filterVariables(flags, io.env);
  if (variables.length > 0 && !flags.quiet)
    io.stderr.write(`note: not every interaction is checked: ${variables.join(' and ')} filters\n`);
  const outcome = await runWithProgress(files, fetched, settings, baseline, flags, io);
  onRead?.(outcome.sources);
  checkTargets(settings.targets, [
    ...outcome.sources.map(({ uri }) => uri),
    ...[...settings.spec, ...files].map((name) => filePath(name, io.cwd)),
    ...(settings.config.file === undefined ? [] : [settings.config.file]),
    ...(baseline.entries ? [baseline.file] : []),
  ]);
  const unwritten = await writeReport(
    outcome.report,
    settings.targets,
    {
      sources: sourcesOf(outcome.result, outcome.sources),
      color: wantsColor(io.stdout, io.env, flags.color),
      verbose: flags.verbose ?? flags.path !== undefined,
      quiet: flags.quiet ?? false,
      obligations: flags.obligations ?? false,
      failOn: settings.failOn,
      strict: settings.strict,
      prefix: repositoryPrefix(io.cwd),
      spec: settings.spec,
      seed: flags.seed ?? settings.config.seed,
      runs: flags.runs ?? settings.config.runs,
    },
    io,
  );
  for (const problem of [...outcome.problems, ...unwritten])
    io.stderr.write(`error: ${problemText(problem)}\n`);
  const code = codeOf(outcome, settings, baseline, flags, io);
  await session?.finish(outcome);
  if (unwritten.length > 0) return EXIT.unusable;
  if (code === EXIT.ok && flags.path !== undefined && allFindings(outcome.result).length === 0) {
    io.stderr.write(`nothing to show: no finding has the fingerprint ${flags.path}\n`);
    return settings.allowEmpty ? code : EXIT.nothing;
  }
  // Another shard has the pacts then.
  if (code === EXIT.nothing && flags.shard && found.length > 0) return EXIT.ok;
  if (code === EXIT.nothing && !flags.quiet)
    io.stderr.write(`${session ? NOTHING_SELECTED : nothingToCheck(settings, files, inputs.empty)}\n`);
  return code;
}

/**
 * The files to read, and what else must not pass in silence where others are checked: a glob that names nothing fails when it is
 * read, a folder without pacts is told.
 */
function withMistakes(
  inputs: PactInputs,
  fetched: number,
  { allowEmpty }: Settings,
  { quiet }: CheckFlags,
  io: Io,
): readonly string[] {
  const { files, empty } = inputs;
  if (files.length + fetched === 0 || allowEmpty) return files;
  const globs = emptyGlobs(inputs, io.cwd);
  const folders = empty.filter((name) => !globs.includes(name));
  if (folders.length > 0 && !quiet) io.stderr.write(`warning: there is no pact in ${folders.join(', ')}\n`);
  return [...files, ...globs];
}

/** The name a pact has on every machine: relative to the working directory. */
const shardName = (name: string, cwd: string): string =>
  name === STDIN || isUrl(name) ? name : relative(cwd, filePath(name, cwd)).replaceAll('\\', '/');

/** The exit code; what `--update-baseline` accepts no longer fails the run. */
function codeOf(
  { result, problems }: RunOutcome,
  settings: Settings,
  baseline: Baseline,
  flags: CheckFlags,
  io: Io,
): ExitCode {
  // What could not be read would look like solved.
  if (problems.length > 0) return EXIT.unusable;
  if (!flags.updateBaseline && !flags.pruneBaseline) return exitCode(result, settings);
  const today = new Date().toISOString().slice(0, 10);
  const accepted = storeBaseline(baseline, result, flags, { failOn: settings.failOn, today }, io);
  return exitCode(result, accepted ? { ...settings, failOn: 'never' } : settings);
}

const NOTHING_SELECTED =
  'nothing to check: the broker selects no pact for this provider (--allow-empty makes this a success)';

/** Code for brokers is loaded only when one is asked. */
async function openBroker(
  pacts: readonly string[],
  settings: Settings,
  flags: CheckFlags,
  io: Io,
): Promise<BrokerSession | undefined> {
  if (!wantsBroker({ pacts, flags, config: settings.config, env: io.env })) return undefined;
  const { openSession } = await import('../broker/session.js');
  return openSession(flags, settings, io);
}

async function runWithProgress(
  pacts: readonly string[],
  pactSources: readonly PactSource[],
  { config, spec, targets }: Settings,
  { entries }: Baseline,
  flags: CheckFlags,
  io: Io,
): Promise<RunOutcome> {
  const progress = startProgress(io, flags.quiet ?? false);
  const details = targets.some(({ format }) => showsDetails(format));
  try {
    return await run({
      spec,
      pacts,
      pactSources,
      cwd: io.cwd,
      ...([...spec, ...pacts].includes(STDIN) && { stdin: io.stdin }),
      provider: flags.provider ?? config.provider,
      allowRemoteRefs: flags.allowRemoteRefs ?? config.allowRemoteRefs,
      validateSpec: flags.validateSpec ?? config.validateSpec,
      filter: interactionFilter(flags, io.env),
      ...definedOnly({ seed: flags.seed ?? config.seed, runs: flags.runs ?? config.runs }),
      timeBudget: flags.timeBudget ?? config.timeBudget,
      obligations: flags.obligations ?? details,
      witnesses: details,
      coverage: flags.coverage,
      ...installed(flags, io),
      base: flags.base,
      policy: {
        rules: config.rules,
        overrides: config.overrides,
        ignores: config.ignores,
        baseline: entries,
        only: flags.path,
        ...(flags.shard && { partial: true }),
      },
      onProgress: progress.onProgress,
    });
  } finally {
    progress.clear();
  }
}

/** Where results are kept, relative to the working directory. */
const CACHE_FOLDER = '.concordat/cache';

/** What only an installed copy can do: keep results for the next run, and use other threads. */
const installed = ({ cache, threads }: CheckFlags, { cwd, installation }: Io) =>
  installation && {
    ...(cache !== false && { cache: { folder: join(cwd, CACHE_FOLDER), build: installation.build } }),
    threads: { script: installation.script, most: threads },
  };

/** Leaves out what is undefined, so that the defaults of the run apply. */
const definedOnly = (values: { readonly seed: number | undefined; readonly runs: number | undefined }) => ({
  ...(values.seed !== undefined && { seed: values.seed }),
  ...(values.runs !== undefined && { runs: values.runs }),
});

/** Messages of InputErrors name the file already where that helps; the line is added when it does not stand there. */
function problemText({ message, place }: InputError): string {
  const line =
    place?.line === undefined ? '' : `:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
  const where = place && `${place.file}${line}`;
  return where && !message.includes(where) ? `${message} (${where})` : message;
}

function nothingToCheck({ pacts }: Settings, files: readonly string[], empty: readonly string[]): string {
  if (files.length > 0)
    return 'nothing to check: the pacts hold no interaction that the filters leave (--allow-empty makes this a success)';
  if (empty.length > 0)
    return `nothing to check: there is no pact in ${empty.join(', ')} (--allow-empty makes this a success)`;
  return pacts.length === 0
    ? 'nothing to check: name pact files or folders, for example: concordat --spec openapi.yaml pacts/'
    : 'nothing to check: there are no pacts (--allow-empty makes this a success)';
}

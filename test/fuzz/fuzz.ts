import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportContext } from '../../src/report/context.js';
import { printPretty } from '../../src/report/pretty.js';
import { run } from '../../src/run/run.js';
import { InputError } from '../../src/source/model.js';
import { reportText } from '../testing/report-text.js';
import { type FuzzCase, fuzzCase } from './cases.js';

/** One case may take this long; a slower one is tried again, for the machine may be busy. */
const LIMIT_MS = 2_000;
const ATTEMPTS = 3;

export interface FuzzResult {
  readonly cases: number;
  /** One line per case that crashed, hung or failed in another way than an unusable input may. */
  readonly failures: readonly string[];
  /** Cases in which at least one interaction was checked. */
  readonly checked: number;
  readonly slowestMs: number;
}

/** Runs the cases `first`, `first + 1`, … through everything from reading to printing. */
export async function fuzz(first: number, cases: number): Promise<FuzzResult> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-fuzz-'));
  const failures: string[] = [];
  const rejected = (reason: unknown) => failures.push(`unhandled rejection: ${describe(reason)}`);
  process.on('unhandledRejection', rejected);
  let checked = 0;
  let slowestMs = 0;
  try {
    for (let seed = first; seed < first + cases; seed++) {
      const input = fuzzCase(seed);
      const outcome = await attempt(input, folder);
      if (outcome.failure) failures.push(`${input.label}: ${outcome.failure}`);
      if (outcome.interactions > 0) checked += 1;
      slowestMs = Math.max(slowestMs, outcome.ms);
    }
  } finally {
    process.off('unhandledRejection', rejected);
    rmSync(folder, { recursive: true, force: true });
  }
  return { cases, failures, checked, slowestMs };
}

interface Attempt {
  readonly interactions: number;
  readonly ms: number;
  readonly failure?: string;
}

async function attempt(input: FuzzCase, parent: string): Promise<Attempt> {
  const cwd = join(parent, 'case');
  rmSync(cwd, { recursive: true, force: true });
  mkdirSync(cwd);
  if (input.folder) cpSync(input.folder, cwd, { recursive: true });
  writeFileSync(join(cwd, 'openapi.yaml'), input.document);
  writeFileSync(join(cwd, 'pact.json'), input.pact);
  let last: Attempt = { interactions: 0, ms: 0 };
  for (let i = 0; i < ATTEMPTS; i++) {
    last = await timed(cwd);
    if (last.failure || last.ms <= LIMIT_MS) return last;
  }
  return { ...last, failure: `takes ${Math.round(last.ms)} ms` };
}

async function timed(cwd: string): Promise<Attempt> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  // Others may use the machine, and other threads of this process: the smaller of both clocks is nearer to the truth.
  const elapsed = (): number => {
    const { user, system } = process.cpuUsage(cpu);
    return Math.min(performance.now() - started, (user + system) / 1000);
  };
  try {
    const interactions = await through(cwd);
    return { interactions, ms: elapsed() };
  } catch (error) {
    return { interactions: 0, ms: elapsed(), failure: describe(error) };
  }
}

async function through(cwd: string): Promise<number> {
  const outcome = await run({
    spec: ['openapi.yaml'],
    pacts: ['pact.json'],
    cwd,
    rethrow: true,
    timeBudget: 500,
  });
  const strange = outcome.problems.find((problem) => !(problem instanceof InputError));
  if (strange) throw strange;
  const sources = new Map(outcome.sources.map((source) => [source.display, source]));
  const context: ReportContext = {
    sources,
    color: false,
    verbose: true,
    quiet: false,
    obligations: true,
    failOn: 'error',
    strict: false,
    prefix: '',
    spec: ['openapi.yaml'],
    seed: undefined,
  };
  printPretty(outcome.report, context);
  JSON.parse(reportText(outcome.report));
  return outcome.report.summary.interactions;
}

const describe = (reason: unknown): string =>
  reason instanceof Error
    ? (reason.stack ?? reason.message).split('\n').slice(0, 6).join(' | ')
    : String(reason);

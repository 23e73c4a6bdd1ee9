import { DEFAULT_OPTIONS } from '../check/options.js';
import { runCheck } from '../check/run.js';
import type { Description } from '../openapi/model.js';
import type { Contract } from '../pact/model.js';
import { applyPolicy } from '../policy/apply.js';
import { EXIT, exitCode } from '../policy/exit-code.js';
import type { FailOn, Policy } from '../policy/model.js';
import { buildReport } from '../report/build.js';
import { printPretty } from '../report/pretty.js';
import { sourcesOf } from '../report/sources.js';
import { loadContract, loadDescription } from '../run/load.js';
import { didYouMean } from '../text/nearest.js';

/** What decides whether a contract and a description agree. */
export interface AgreementOptions extends Partial<Pick<Policy, 'rules' | 'overrides' | 'ignores'>> {
  /** Lowest severity that counts as disagreement. Default: error. */
  readonly failOn?: FailOn;
  /** What could not be checked counts as disagreement. */
  readonly strict?: boolean;
  readonly seed?: number;
  readonly runs?: number;
}

export interface Agreement {
  readonly agrees: boolean;
  /** The report for people. */
  readonly text: string;
}

/**
 * Checks one contract against one description.
 *
 * @param contract A contract, or the file or URL of a pact.
 * @param description A description, or the file or URL of an OpenAPI document.
 * @throws InputError when one of them cannot be used; TypeError when it is something else, or an option is.
 */
export async function agreement(
  contract: unknown,
  description: unknown,
  options: AgreementOptions = {},
): Promise<Agreement> {
  await checkOptions(options);
  const pact = await contractOf(contract);
  const document = await descriptionOf(description);
  const {
    seed = DEFAULT_OPTIONS.seed,
    runs = DEFAULT_OPTIONS.runs,
    failOn = 'error',
    strict = false,
  } = options;
  const checked = runCheck({
    descriptions: [document],
    contracts: [pact],
    options: { ...DEFAULT_OPTIONS, seed, runs },
  });
  const result = applyPolicy(checked, {
    rules: options.rules ?? {},
    overrides: options.overrides ?? [],
    ignores: options.ignores ?? [],
    today: new Date().toISOString().slice(0, 10),
  });
  const text = printPretty(buildReport(result), {
    sources: sourcesOf(result, [pact.source, document.source]),
    color: false,
    verbose: false,
    quiet: false,
    obligations: false,
    failOn,
    strict,
    prefix: '',
    spec: [document.source.display],
    seed: options.seed,
  });
  return { agrees: exitCode(result, { failOn, strict, allowEmpty: false }) === EXIT.ok, text };
}

const OPTIONS = ['rules', 'overrides', 'ignores', 'failOn', 'strict', 'seed', 'runs'] as const;

/** A mistyped option must not let a test pass: options are held to what the configuration may say. */
async function checkOptions(options: unknown): Promise<void> {
  if (!isRecord(options) || Array.isArray(options))
    throw new TypeError(`expected options, not ${JSON.stringify(options)}`);
  const names = Object.keys(options);
  if (names.length === 0) return;
  const unknown = names.filter((name) => !OPTIONS.some((each) => each === name));
  const { configFaults } = await import('../config/faults.js');
  const faults = [
    ...unknown.map((name) => `there is no option "${name}"${didYouMean(name, OPTIONS)}`),
    ...(await configFaults(Object.fromEntries(OPTIONS.map((name) => [name, options[name]])))).map(
      ({ message }) => message,
    ),
  ];
  if (faults.length > 0) throw new TypeError(`the options cannot be used: ${faults.join('; ')}`);
}

async function contractOf(value: unknown): Promise<Contract> {
  if (typeof value === 'string') return loadContract(value);
  if (isRecord(value) && Array.isArray(value.interactions) && isRecord(value.source))
    return value as unknown as Contract;
  throw new TypeError('expected a contract (loadContract) or the file or URL of a pact');
}

async function descriptionOf(value: unknown): Promise<Description> {
  if (typeof value === 'string') return loadDescription(value);
  if (isRecord(value) && Array.isArray(value.paths) && isRecord(value.source))
    return value as unknown as Description;
  throw new TypeError('expected a description (loadDescription) or the file or URL of an OpenAPI document');
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

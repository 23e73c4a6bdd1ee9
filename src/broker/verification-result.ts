import type { ContractResult, Finding, InteractionResult } from '../check/model.js';
import { isFailing } from '../policy/exit-code.js';
import type { FailOn } from '../policy/model.js';
import { RULES } from '../rules/table.js';
import { fieldOf } from './field.js';
import type { BrokerPact } from './pact.js';

/** What counts as a failure; the same settings that decide the exit code of the run. */
export interface ResultOptions {
  readonly failOn: FailOn;
  readonly strict: boolean;
  /** What could not be decided counts as success. */
  readonly allowUndecided: boolean;
}

interface Mismatch {
  readonly attribute: string;
  readonly identifier: string;
  readonly description: string;
}

/** One interaction, in the shape the Rust verifier sends. */
interface TestResult {
  readonly interactionId?: string;
  readonly interactionDescription: string;
  readonly success: boolean;
  readonly mismatches?: readonly Mismatch[];
}

/** The outcome for one pact. */
export interface PactOutcome {
  readonly pact: BrokerPact;
  /** Undefined: nothing failed, but something could not be decided; neither result would be true. */
  readonly success: boolean | undefined;
  /** Interactions that could not be decided. */
  readonly undecided: number;
  readonly testResults: readonly TestResult[];
}

/**
 * What the check of one pact means as a verification result. Pending changes what a failure does to the run, not what
 * is recorded. `documentFindings` are about the provider's document: when they fail the run, no pact is honoured.
 */
export function pactOutcome(
  pact: BrokerPact,
  result: ContractResult,
  documentFindings: readonly Finding[],
  options: ResultOptions,
): PactOutcome {
  const fails = failureTest(options);
  const whole = [...documentFindings, ...result.findings].filter(fails);
  const testResults = result.interactions.map((each) => testResult(pact, each, fails, options));
  const all = whole.length > 0 ? [wholeResult(whole), ...testResults] : testResults;
  // Findings that somebody decided to live with are gone: an ignored doubt is none.
  const undecided = result.interactions.filter(
    ({ verdict, findings }) => verdict === 'undecided' && findings.length > 0,
  ).length;
  const passes = all.every(({ success }) => success);
  return {
    pact,
    success: passes && undecided > 0 && !options.allowUndecided ? undefined : passes,
    undecided,
    testResults: all,
  };
}

type Test = (finding: Finding) => boolean;

/** `--fail-on never` is about the exit code: a broken pact is still not recorded as verified. */
const failureTest =
  ({ failOn }: ResultOptions): Test =>
  ({ severity }) =>
    isFailing(severity, failOn === 'never' ? 'error' : failOn);

function testResult(
  pact: BrokerPact,
  { interaction, findings, verdict }: InteractionResult,
  fails: Test,
  { strict }: ResultOptions,
): TestResult {
  // The errors of pending interactions were lowered; their rules still say what they mean.
  const isBreach: Test = ({ rule, severity }) => severity !== 'info' && RULES[rule].verdict === 'unsatisfied';
  const failing = findings.filter((each) => fails(each) || (interaction.pending && isBreach(each)));
  const open = strict && verdict === 'undecided' ? findings.filter((each) => !failing.includes(each)) : [];
  const reasons = [...failing, ...open];
  const id = pact.interactionIds.get(interaction.pointer);
  return {
    ...(id !== undefined && { interactionId: id }),
    interactionDescription: interaction.description,
    success: reasons.length === 0,
    ...(reasons.length > 0 && { mismatches: reasons.map(mismatch) }),
  };
}

const wholeResult = (findings: readonly Finding[]): TestResult => ({
  interactionDescription: 'the pact or the document as a whole',
  success: false,
  mismatches: findings.map(mismatch),
});

function mismatch({ pact, message, rule }: Finding): Mismatch {
  const { attribute, identifier } = fieldOf(pact?.pointer);
  return { attribute, identifier, description: `${message} [${rule}]` };
}

import type { CheckOptions } from '../check/options.js';
import { type CheckedPart, contractResult } from '../check/run.js';
import type { Description } from '../openapi/model.js';
import type { Contract } from '../pact/model.js';
import { InputError } from '../source/model.js';
import type { PactFile } from './inputs.js';
import { createPartChecker, type PartChecker } from './part-checker.js';
import type { Part } from './parts.js';
import { type Attempt, isProblem } from './problems.js';
import type { Provider } from './provider.js';
import type { Ranges } from './ranges.js';
import { createRecordReader, type PactResult, type PartResult } from './record.js';
import { slimmed } from './slim.js';
import { sourceNames } from './source-names.js';
import type { Message } from './threads/model.js';
import type { Team } from './threads/team.js';

/** Pacts to be checked against the documents of one provider. */
export interface FilesTask {
  readonly pacts: readonly PactFile[];
  readonly parts: readonly Part[];
  /** Hands out the parts, and knows what other threads made of theirs. */
  readonly team: Team;
  readonly provider: Provider;
  readonly descriptions: readonly Description[];
  readonly options: CheckOptions;
  readonly cwd: string;
  readonly ranges: Ranges;
  /** What is to be left of a contract; for checks without other threads. */
  readonly prepare?: ((contract: Contract) => Contract) | undefined;
  /** Is told what this thread has checked. */
  readonly onPart?: ((contract: Contract, part: CheckedPart) => void) | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** The result of each pact, in their order. What another thread leaves undone is done here. */
export async function checkFiles(task: FilesTask): Promise<readonly Attempt<PactResult>[]> {
  const { pacts, parts, team, descriptions, options } = task;
  const files = pacts.map(({ file, source }) => ({ display: file.display, source: () => source }));
  const checker = createPartChecker(descriptions, files, options, task.prepare);
  const results = pacts.map((): PartsOfPact => ({ parts: [], whole: undefined }));

  const checkHere = async (part: Part): Promise<void> => {
    const checked = await checker.check(part);
    const own = results[part.pact] as PartsOfPact;
    if (isProblem(checked)) own.whole = checked;
    else {
      task.onPart?.(checked.value.contract, checked.value);
      own.parts[part.index] = checked.value;
      if (part.of === 1) await join(task, checker, part.pact, own);
    }
  };
  let told = 0;
  const tell = (done: number): void => {
    told = done;
    task.onProgress?.(done, parts.length);
  };
  for (let at = team.take(); at !== undefined; at = team.take()) {
    await checkHere(parts[at] as Part);
    tell(at + 1);
  }
  for (const [at, message] of await team.finish())
    take(message, parts[at] as Part, task, results[(parts[at] as Part).pact] as PartsOfPact);
  for (const part of parts) {
    const own = results[part.pact] as PartsOfPact;
    if (!own.whole && !own.parts[part.index]) await checkHere(part);
  }
  for (const [pact, own] of results.entries()) if (!own.whole) await join(task, checker, pact, own);
  // Others may have had the last parts.
  if (told < parts.length) tell(parts.length);
  return results.map(({ whole }) => whole as Attempt<PactResult>);
}

/** What is known of a pact: of some of its parts, then of the whole. */
interface PartsOfPact {
  readonly parts: PartResult[];
  whole: Attempt<PactResult> | undefined;
}

/** Takes over what another thread said; a record that cannot be read is one that is missing. */
function take(
  message: Message,
  part: Part,
  { provider, pacts, cwd, ranges }: FilesTask,
  own: PartsOfPact,
): void {
  message.references.forEach(provider.note);
  if ('problem' in message) {
    own.whole = { problem: new InputError(message.problem, message.place) };
    return;
  }
  const names = sourceNames(provider, (pacts[part.pact] as PactFile).source, cwd);
  const reader = createRecordReader(names, ranges.learn);
  try {
    if (part.of === 1) own.whole = { value: reader.pact(message.record) };
    else own.parts[part.index] = reader.part(message.record);
  } catch {
    // Values that stand as deep as an input may nest them, for example, stand too deep in a record.
  }
}

/** Puts the parts of a pact together. */
async function join(
  { options }: FilesTask,
  checker: PartChecker,
  pact: number,
  own: PartsOfPact,
): Promise<void> {
  const read = await checker.contract(pact);
  checker.release(pact);
  if (isProblem(read)) {
    own.whole = read;
    return;
  }
  const contract = read.value;
  const interactions = own.parts
    .flatMap((part) => part.interactions)
    .map(({ operation, verdict, certainty, findings, witness, obligations }, at) => ({
      interaction: contract.interactions[at] as Contract['interactions'][number],
      operation,
      verdict,
      certainty,
      findings,
      witness,
      obligations,
    }));
  own.whole = {
    value: {
      result: slim(contractResult(contract, interactions, options)),
      faults: (own.parts[0]?.faults ?? []).map((_, document) =>
        own.parts.flatMap(({ faults }) => faults[document] ?? []),
      ),
    },
  };
}

/** What reports need: the contracts themselves, with all their bodies, are not kept. */
function slim({ contract, findings, interactions }: PactResult['result']): PactResult['result'] {
  const { source, consumer, provider } = contract;
  return {
    contract: { source, consumer, provider },
    findings,
    interactions: interactions.map(slimmed),
  };
}

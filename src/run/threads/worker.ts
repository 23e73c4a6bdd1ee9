import { contractResult } from '../../check/run.js';
import { shownRange } from '../../report/locations.js';
import { parseFile } from '../../source/load.js';
import { createPartChecker } from '../part-checker.js';
import { isProblem, valuesOf } from '../problems.js';
import { bytesOf, openProvider } from '../provider.js';
import { createRecorder } from '../record.js';
import { sourceNames } from '../source-names.js';
import { type Message, type Said, type Task, take } from './model.js';
import { nodeThreads } from './node-threads.js';

/** What a thread does: it takes parts, as long as there are any, and tells the results. */
export async function work(): Promise<void> {
  const { parentPort, workerData } = nodeThreads();
  const task = workerData as Task;
  const { documents, pacts, parts, options, cwd } = task;
  const provider = openProvider(documents, {
    cwd,
    allowRemoteRefs: false,
    validateSpec: 'never',
    pactBytes: bytesOf(pacts),
  });
  const descriptions = valuesOf(await provider.read()).map(({ description }) => description);
  // The main thread says what is wrong with the documents.
  if (descriptions.length < documents.length) return;
  const files = pacts.map((file) => ({ display: file.display, source: () => parseFile(file) }));
  const checker = createPartChecker(descriptions, files, options);
  let told = 0;
  const tell = (part: number, said: Said): void => {
    const references = provider.references().slice(told);
    told += references.length;
    parentPort?.postMessage({ part, ...said, references } satisfies Message);
  };
  for (let at = take(task); at !== undefined; at = take(task)) {
    const part = parts[at] as (typeof parts)[number];
    const checked = await checker.check(part);
    if (isProblem(checked)) {
      const { message, place } = checked.problem;
      tell(at, { problem: message, place });
      continue;
    }
    const { contract, interactions, faults } = checked.value;
    const recorder = createRecorder(sourceNames(provider, contract.source, cwd), shownRange);
    if (part.of > 1) tell(at, { record: recorder.part({ interactions, faults }) });
    else {
      const result = contractResult(contract, interactions, options);
      tell(at, { record: recorder.pact({ result, faults }) });
      checker.release(part.pact);
    }
  }
}

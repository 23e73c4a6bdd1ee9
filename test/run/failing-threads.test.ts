import { expect, it } from 'vitest';
import { run } from '../../src/run/run.js';
import { makeCrew, padded, scripted } from './crew.js';
import { makeFolder, saidBy } from './folder.js';
import { FILES, INVOICE, ORDER, pactOf, STRANGER, USER } from './inputs.js';

/** A small pact, nine parts of a large one, another small one. */
const PROJECT = {
  ...FILES,
  'pacts/large.json': padded(pactOf('large', [USER, STRANGER, ORDER, INVOICE, USER, STRANGER])),
  'pacts/open.json': '{\n "consumer": }',
};

/** Takes parts, and says the same record about each of them. */
const telling = (record: unknown): string => `
  for (let at = take(); at < task.parts.length; at = take())
    say({ part: at, references: [], record: ${JSON.stringify(record)} });`;

/** A record that is all right but for the name of a source. */
const about = (source: string): string =>
  JSON.stringify({
    interactions: [],
    faults: [[{ code: 'invalid', severity: 'error', message: 'x', location: [source, '', 1, 1, 1, 2] }]],
    findings: [],
    source: 'pact',
  });

it.each<[string, string]>([
  ['fails at once', 'throw new Error("no")'],
  ['ends at once', ''],
  ['ends its process', 'process.exit(1)'],
  ['fails after it took a part', 'take(); throw new Error("no")'],
  ['takes all parts and says nothing', 'while (take() < task.parts.length);'],
  ['says something that is no JSON', telling('nonsense')],
  ['says something that is no record', telling('{}')],
  ['says something about a document that nobody knows', telling(about('document 7'))],
  ['says something about a file that nobody finds', telling(about('referenced 0 nowhere.yaml'))],
])('what a thread that %s leaves undone is done by the main thread', async (_, code) => {
  const { cwd } = makeFolder(PROJECT);
  const crew = makeCrew(1, scripted(code));
  const alone = await run({ cwd, pacts: ['pacts'] });
  const together = await run({ cwd, pacts: ['pacts'], ...crew.options });
  expect(crew.ended()).toBe(1);
  expect(saidBy(together)).toEqual(saidBy(alone));
});

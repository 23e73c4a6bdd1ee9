import { expect, it } from 'vitest';
import { run } from '../../src/run/run.js';
import { makeCrew, padded, scripted, WORKER } from './crew.js';
import { makeFolder } from './folder.js';
import { FILES, ORDER, pactOf, USER } from './inputs.js';

/** Where the progress of a run stood each time it was told. */
async function toldProgress(
  files: Readonly<Record<string, string>>,
  crew?: ReturnType<typeof makeCrew>,
): Promise<string[]> {
  const told: string[] = [];
  await run({
    cwd: makeFolder(files).cwd,
    pacts: ['pacts'],
    threads: crew?.options.threads,
    onProgress(done, total) {
      told.push(`${done} of ${total}`);
      crew?.options.onProgress?.(done, total);
    },
  });
  return told;
}

const LARGE = { ...FILES, 'pacts/large.json': padded(pactOf('large', [USER, ORDER])) };

it('is told once for each part', async () => {
  expect(await toldProgress(FILES)).toEqual(['1 of 2', '2 of 2']);
});

it.each([
  ['have done the last parts', WORKER],
  ['have left the last parts undone', scripted('while (take() < task.parts.length);')],
])('comes to its end when other threads %s', async (_, script) => {
  expect(await toldProgress(LARGE, makeCrew(1, script))).toEqual(['1 of 158', '158 of 158']);
});

it('is not told without pacts', async () => {
  expect(await toldProgress({ 'openapi.yaml': FILES['openapi.yaml'] })).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS } from '../../src/check/options.js';
import { createPartChecker } from '../../src/run/part-checker.js';
import { isProblem, valuesOf } from '../../src/run/problems.js';
import { openProvider } from '../../src/run/provider.js';
import { readFile } from '../../src/source/load.js';
import type { SourceFile } from '../../src/source/model.js';
import { sourceFromText } from '../../src/source/text.js';
import { type Folder, makeFolder } from './folder.js';
import { FILES, INVOICE, ORDER, pactOf, STRANGER, USER } from './inputs.js';

const PACT = pactOf('web', [ORDER, INVOICE, ORDER, USER, INVOICE, STRANGER]);
const sourceOf = (text: string): SourceFile => sourceFromText('/pact.json', text, { display: 'pact.json' });

async function open({ cwd }: Folder, source: () => SourceFile = () => sourceOf(PACT)) {
  const files = [{ file: readFile('openapi.yaml', { cwd }), revision: undefined }];
  const provider = openProvider(files, { cwd, allowRemoteRefs: false, validateSpec: 'never' });
  const descriptions = valuesOf(await provider.read()).map(({ description }) => description);
  return createPartChecker(descriptions, [{ display: 'pact.json', source }], { ...DEFAULT_OPTIONS, runs: 5 });
}

/** Checks parts in the order of their indices; what was found in each, by index. */
async function checkParts(folder: Folder, order: readonly number[], of: number) {
  const checker = await open(folder);
  const found = new Map<number, { verdicts: string[]; faults: string[] }>();
  for (const index of order) {
    const checked = await checker.check({ pact: 0, index, of });
    if (isProblem(checked)) throw checked.problem;
    const { interactions, faults } = checked.value;
    found.set(index, {
      verdicts: interactions.map(({ verdict }) => verdict),
      faults: faults.flat().map(({ code, location }) => `${code} ${location.pointer}`),
    });
  }
  return Array.from({ length: of }, (_, index) => found.get(index)!);
}

describe('the parts of a pact', () => {
  it('have the faults of what they are about', async () => {
    const [first, second, third, fourth] = await checkParts(makeFolder(FILES), [0, 1, 2, 3, 4, 5], 6);
    expect(first?.faults.sort()).toEqual([
      'parameter.malformed /components/parameters/odd',
      'security.undefined /paths/~1orders~1{id}/get/security/0/nobody',
    ]);
    expect(second?.faults.sort()).toEqual([
      'parameter.malformed /components/parameters/odd',
      'reference.broken /paths/~1invoices~1{id}/get/parameters/1',
    ]);
    expect(third?.faults.sort()).toEqual(first?.faults);
    expect(fourth?.faults).toEqual([]);
  });

  it.each([[[5, 4, 3, 2, 1, 0]], [[2, 0, 5, 1, 4, 3]], [[4, 1, 1, 0, 2, 3, 5, 0]]])(
    'show the same when they are checked in the order %j',
    async (order) => {
      const folder = makeFolder(FILES);
      expect(await checkParts(folder, order, 6)).toEqual(await checkParts(folder, [0, 1, 2, 3, 4, 5], 6));
    },
  );

  it.each([2, 3, 4, 9])('show together what the whole shows: %i parts', async (of) => {
    const folder = makeFolder(FILES);
    const [whole] = await checkParts(folder, [0], 1);
    const parts = await checkParts(
      folder,
      Array.from({ length: of }, (_, at) => of - 1 - at),
      of,
    );
    expect(parts.flatMap(({ verdicts }) => verdicts)).toEqual(whole?.verdicts);
    expect([...new Set(parts.flatMap(({ faults }) => faults))]).toEqual(whole?.faults);
  });
});

describe('a pact', () => {
  it('is read once, until it is released', async () => {
    let reads = 0;
    const checker = await open(makeFolder(FILES), () => {
      reads++;
      return sourceOf(PACT);
    });
    await checker.check({ pact: 0, index: 0, of: 2 });
    await checker.check({ pact: 0, index: 1, of: 2 });
    await checker.contract(0);
    expect(reads).toBe(1);
    checker.release(0);
    await checker.contract(0);
    expect(reads).toBe(2);
  });

  it('that cannot be read is a problem of each part', async () => {
    const checker = await open(makeFolder(FILES), () => sourceOf('{'));
    const first = await checker.check({ pact: 0, index: 0, of: 2 });
    expect(first).toMatchObject({ problem: { place: { file: 'pact.json', line: 1 } } });
    expect(await checker.check({ pact: 0, index: 1, of: 2 })).toEqual(first);
  });

  it('that nobody can explain is a problem with its name', async () => {
    const checker = await open(makeFolder(FILES), () => {
      throw new TypeError('odd');
    });
    const checked = await checker.check({ pact: 0, index: 0, of: 1 });
    expect(checked).toMatchObject({
      problem: { message: 'pact.json cannot be read: odd', place: { file: 'pact.json' } },
    });
  });
});

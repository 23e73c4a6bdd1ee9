import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/run/parts.js';
import { type RunOptions, run } from '../../src/run/run.js';
import { makeCrew, padded } from './crew.js';
import { makeFolder, saidBy } from './folder.js';
import { FILES, INVOICE, ORDER, pactOf, STRANGER, USER } from './inputs.js';

/** A pact of eight parts, some of which check nothing. */
const LARGE = padded(pactOf('large', [USER, STRANGER, ORDER, INVOICE, ['/users/x', { id: 1 }], USER]));

/** A pact with as many lists in each other as it may have: more than fit into what threads tell each other. */
const DEEP = pactOf('deep', [['/notes/1', { rank: 1 }, 'nest']]).replace(
  '"nest"',
  '['.repeat(495) + ']'.repeat(495),
);

const PROJECT = {
  ...FILES,
  'pacts/deep.json': DEEP,
  'pacts/large.json': LARGE,
  'pacts/none.json': '{}',
  'pacts/open.json': '{\n "consumer": }',
};

/** All parts of the pacts but the first, which the main thread takes. */
function partsLeft(files: Readonly<Record<string, string>>): number[] {
  const pacts = Object.entries(files).filter(([name]) => name.startsWith('pacts/'));
  return partsOf(pacts.map(([, text]) => text.length))
    .map((_, at) => at)
    .slice(1);
}

/** What one thread says, and what several say, of which the main one does as little as it can. */
async function bothWays(
  files: Readonly<Record<string, string>>,
  options: Partial<RunOptions> = {},
  helpers = 1,
) {
  const { cwd } = makeFolder(files);
  const asked = { cwd, pacts: ['pacts'], ...options };
  const crew = makeCrew(helpers);
  const one = await run(asked);
  const several = await run({ ...asked, ...crew.options });
  expect(crew.ended()).toBe(helpers);
  return { one, several, parts: crew.parts(), left: partsLeft(files) };
}

describe('several threads say the same as one', () => {
  it('about small and large pacts, unusable ones, faults of the document, and other files', async () => {
    const { one, several, parts, left } = await bothWays(PROJECT);
    expect(saidBy(several)).toEqual(saidBy(one));
    expect(parts).toEqual(left);
    const names = ({ sources }: typeof one) => sources.map(({ display }) => display).sort();
    expect(names(one)).toContain('user.yaml');
    expect(names(several)).toEqual(names(one));
  });

  it('which is worth a comparison', async () => {
    const { cwd } = makeFolder(PROJECT);
    const { report, problems } = await run({ cwd, pacts: ['pacts'] });
    expect(report.summary).toMatchObject({ contracts: 4, interactions: 11 });
    expect(report.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['spec.invalid', 'spec.parameter.malformed', 'spec.reference.broken']),
    );
    expect(problems.map(({ place }) => place)).toEqual([
      { file: 'pacts/none.json' },
      { file: 'pacts/open.json', line: 2, column: 14 },
    ]);
  });

  it('about a large pact that cannot be read', async () => {
    const { one, several, parts, left } = await bothWays({ ...FILES, 'pacts/z.json': padded('{ "a": ]') });
    expect(saidBy(several)).toEqual(saidBy(one));
    expect(several.problems).toHaveLength(1);
    expect(parts).toEqual(left);
  });

  it('whatever the settings', async () => {
    const other = '{ "openapi": "3.1.0", "info": { "title": "o", "version": "1" }, "paths": { "/o": [] } }';
    // The first pact is the large one: each thread has some of its parts.
    const files = { 'pacts/a.json': LARGE, ...FILES, 'other.json': other };
    const options = { spec: ['other.json', 'openapi.yaml'], provider: 'store', seed: 7, runs: 3 };
    const { one, several, parts, left } = await bothWays(files, options);
    expect(saidBy(several)).toEqual(saidBy(one));
    expect(parts).toEqual(left);
    expect(one.report.contracts[0]?.findings).toMatchObject([{ rule: 'pact.provider' }]);
    expect(one.report.findings.map(({ spec }) => spec?.file)).toContain('other.json');
  });

  it('when there are three of them', async () => {
    const { one, several, parts, left } = await bothWays(PROJECT, {}, 2);
    expect(saidBy(several)).toEqual(saidBy(one));
    expect(parts).toEqual(left);
  });

  it('about documents that cannot be read', async () => {
    const spec = ['openapi.yaml', 'broken.yaml'];
    const { one, several } = await bothWays({ ...PROJECT, 'broken.yaml': 'openapi: [' }, { spec });
    expect(saidBy(several)).toEqual(saidBy(one));
    expect(several.problems).toMatchObject([{ place: { file: 'broken.yaml' } }, {}, {}]);
  });
});

describe('there are no other threads', () => {
  it.each<[string, Readonly<Record<string, string>>, Partial<RunOptions>]>([
    ['for small pacts', FILES, {}],
    ['on a single core', PROJECT, { threads: { script: 'unused', most: 1 } }],
    ['for a run with a filter', PROJECT, { filter: (contract) => contract.consumer === 'large' }],
    ['for a run with coverage', PROJECT, { coverage: true }],
    ['without any document', { 'pacts/large.json': LARGE }, {}],
  ])('%s', async (_, files, options) => {
    const { cwd } = makeFolder(files);
    const crew = makeCrew();
    await run({ cwd, pacts: ['pacts'], threads: crew.options.threads, ...options });
    expect(crew.ended()).toBe(0);
  });
});

import { manyPacts } from '../inputs.js';
import { measure, sideBySide, type Usage } from '../measure.js';
import { atLeast, type Bench, type Section, times } from '../model.js';
import { check } from '../programs.js';

/** 500 pact files against one document. */
export async function many({ times: rounds, cli, document }: Bench): Promise<Section> {
  const pacts = manyPacts(document);
  const run = (...more: string[]) => check(cli, document, pacts, '--no-cache', ...more);
  const usage = await sideBySide(rounds, {
    // Runs are easily disturbed, and each two are to be the same when one thread is the decision.
    examples: { ...run('--runs', '0', '--threads', '1'), repeats: 3 },
    examplesDecided: { ...run('--runs', '0'), repeats: 3 },
    search: { ...run('--threads', '1'), repeats: 2 },
    searchDecided: { ...run(), repeats: 2 },
  });
  const started = performance.now();
  const shards = await Promise.all([1, 2].map((part) => measure(run('--shard', `${part}/2`))));
  const together: Usage = {
    wall: (performance.now() - started) / 1000,
    cpu: shards.reduce((sum, { cpu }) => sum + cpu, 0),
    rss: shards.reduce((sum, { rss }) => sum + rss, 0),
  };
  return {
    title: '500 pact files, one document (two cores)',
    rows: [
      { what: 'examples, one thread', usage: usage.examples },
      { what: 'examples, threads as decided', usage: usage.examplesDecided },
      { what: 'search, one thread', usage: usage.search },
      { what: 'search, threads as decided', usage: usage.searchDecided },
      { what: 'search, two shards on one machine', usage: together },
    ],
    bars: [
      atLeast(
        'examples: threads as decided against one',
        usage.examples.wall / usage.examplesDecided.wall,
        0.9,
        times,
      ),
      atLeast(
        'search: threads as decided against one',
        usage.search.wall / usage.searchDecided.wall,
        0.9,
        times,
      ),
    ],
  };
}

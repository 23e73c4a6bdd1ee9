import { join } from 'node:path';
import { githubPact } from '../inputs.js';
import { sideBySide } from '../measure.js';
import { atLeast, type Bench, below, type Section, times } from '../model.js';
import { check, EMPTY, floorOf } from '../programs.js';

/** One interaction for each of the 1,223 operations of GitHub's document. */
export async function github({ times: rounds, cli, document, root }: Bench): Promise<Section> {
  const pact = githubPact(document);
  const usage = await sideBySide(rounds, {
    empty: EMPTY,
    floor: { ...floorOf(document, pact), repeats: 6 },
    peer: {
      args: [
        join(root, 'node_modules/@pactflow/openapi-pact-comparator/dist/cli.cjs'),
        '--oas',
        document,
        pact,
      ],
    },
    examples: { ...check(cli, document, pact, '--runs', '0', '--no-cache'), repeats: 6 },
    everything: check(cli, document, pact, '--runs', '0', '--no-cache', '--format', 'json'),
    search: check(cli, document, pact, '--no-cache'),
  });
  const { empty, floor, peer, examples, everything, search } = usage;
  const memory = (one: typeof floor): number => (one.rss - empty.rss) / (floor.rss - empty.rss);
  return {
    title: "GitHub's document, one interaction per operation",
    rows: [
      { what: 'floor: read and `JSON.parse` both files', usage: floor },
      { what: 'openapi-pact-comparator 2.3.1', usage: peer },
      { what: 'concordat, examples checked in full (`--runs 0`)', usage: examples },
      { what: 'the same with the whole JSON report (10 MB)', usage: everything },
      { what: 'concordat with counterexample search', usage: search },
    ],
    bars: [
      atLeast('examples: times faster than the peer', peer.wall / examples.wall, 15, times),
      below('examples: times the floor', examples.wall / floor.wall, 4, times),
      atLeast('search: times faster than the peer', peer.wall / search.wall, 1, times),
      below('examples: memory beside what the parsed inputs take', memory(examples), 4, times),
      below('search: memory beside what the parsed inputs take', memory(search), 4, times),
    ],
  };
}

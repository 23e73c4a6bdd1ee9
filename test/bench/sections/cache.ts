import { rmSync } from 'node:fs';
import { githubPact } from '../inputs.js';
import { scratchFile, sideBySide } from '../measure.js';
import { atLeast, type Bench, type Section, times } from '../model.js';
import { check } from '../programs.js';

/** The same check a second time. */
export async function cache({ times: rounds, cli, document }: Bench): Promise<Section> {
  const pact = githubPact(document);
  const forget = () => rmSync(scratchFile('.concordat'), { recursive: true, force: true });
  const { first, again } = await sideBySide(rounds, {
    first: { ...check(cli, document, pact), prepare: forget },
    again: check(cli, document, pact),
  });
  return {
    title: 'The same, with the cache',
    rows: [
      { what: 'first run, keeps its results', usage: first },
      { what: 'the next run, nothing changed', usage: again },
    ],
    bars: [atLeast('the next run: times faster', first.wall / again.wall, 2, times)],
  };
}

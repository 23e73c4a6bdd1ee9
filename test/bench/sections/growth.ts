import { documentWithCopies, pactWithCopies, smallPact } from '../inputs.js';
import { type Program, sideBySide, type Usage } from '../measure.js';
import { type Bench, below, type Section, times } from '../model.js';
import { check, floorOf } from '../programs.js';

const SIZES = [1, 4, 16] as const;
type Size = (typeof SIZES)[number];
/** How often a run of less than a second is repeated in each turn. */
const SHORT = 6;
type BySize = Readonly<Record<Size, Usage>>;

/** More interactions; more of a document that nobody calls. */
export async function growth({ times: rounds, cli, document }: Bench): Promise<Section> {
  const small = smallPact(document);
  const bigger = Object.fromEntries(SIZES.map((size) => [size, documentWithCopies(document, size)]));
  const of = async (program: (size: Size) => Program): Promise<BySize> =>
    (await sideBySide(
      rounds,
      Object.fromEntries(SIZES.map((size) => [String(size), program(size)])),
    )) as unknown as BySize;
  const examples = (pact: string, ...more: string[]): Program =>
    check(cli, document, pact, '--runs', '0', '--no-cache', ...more);
  const pacts = Object.fromEntries(SIZES.map((size) => [size, pactWithCopies(document, size)]));
  const interactions = await of((size) => examples(pacts[size] as string));
  const { two } = await sideBySide(1, { two: examples(pacts[16] as string, '--threads', '2') });
  // What they are asked for are differences of short runs, which one disturbed run would spoil.
  const floors = await of((size) => ({ ...floorOf(bigger[size] as string, small), repeats: SHORT }));
  const documents = await of((size) => ({
    ...check(cli, bigger[size] as string, small, '--runs', '0', '--no-cache'),
    repeats: SHORT,
  }));
  return {
    title: 'Growth (`--runs 0`)',
    rows: [
      ...SIZES.map((size) => ({ what: `${size}× interactions`, usage: interactions[size] })),
      { what: '16× interactions, two threads', usage: two },
      ...SIZES.map((size) => ({ what: `${size}× operations, the pact calls 77`, usage: documents[size] })),
      ...SIZES.map((size) => ({ what: `floor of ${size}× operations`, usage: floors[size] })),
    ],
    bars: [
      below('an interaction from 4× to 16×, against one from 1× to 4×', bend(interactions), 1.3, times),
      below('a megabyte of document from 4× to 16×, against one from 1× to 4×', bend(documents), 1.3, times),
      below(
        'an operation nobody calls, against its share of the floor',
        (documents[16].wall - documents[1].wall) / (floors[16].wall - floors[1].wall),
        1.5,
        times,
      ),
    ],
  };
}

/** How much more a unit costs where there are many: 1 is linear. */
const bend = (usage: BySize): number =>
  (usage[16].wall - usage[4].wall) / 12 / ((usage[4].wall - usage[1].wall) / 3);

import { parse } from 'yaml';
import { printTree } from './odd-values.js';
import { type Random, randomOf } from './random.js';
import { SEEDS, type Seed } from './seeds.js';
import { BYTE_MUTATIONS, TEXT_MUTATIONS } from './text-mutations.js';
import { copy, type Tree } from './tree.js';
import { TREE_MUTATIONS } from './tree-mutations.js';

export interface FuzzCase {
  readonly document: Uint8Array;
  readonly pact: Uint8Array;
  /** Folder with the other files of the document. */
  readonly folder: string | undefined;
  /** What was done, to name the case in a failure. */
  readonly label: string;
}

interface Mutant {
  readonly bytes: Uint8Array;
  readonly done: readonly string[];
}

const parsed = new Map<string, Tree>();

function treeOf(text: string): Tree {
  if (!parsed.has(text)) parsed.set(text, parse(text) as Tree);
  return copy(parsed.get(text) as Tree);
}

function mutate(text: string, other: string, random: Random): Mutant {
  const done: string[] = [];
  const pick = <T>(table: Readonly<Record<string, T>>): T => {
    const name = random.pick(Object.keys(table));
    done.push(name);
    return table[name] as T;
  };
  let result = text;
  const style = random.below(10);
  if (style < 7) {
    const tree = treeOf(text);
    for (let i = random.below(3); i >= 0; i--) pick(TREE_MUTATIONS)(tree, random, treeOf(other));
    result = printTree(tree, random.pick([0, 2]));
  }
  if (style >= 6) result = pick(TEXT_MUTATIONS)(result, random, other);
  const bytes = style === 9 ? pick(BYTE_MUTATIONS)(result, random) : Buffer.from(result, 'utf8');
  return { bytes, done };
}

/** Larger inputs would test the machine. */
const MOST_BYTES = 2_000_000;

const limited = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, MOST_BYTES);

const unchanged = (text: string): Mutant => ({ bytes: Buffer.from(text, 'utf8'), done: [] });

const anyText = ({ document, pacts }: Seed, random: Random): string => random.pick([document, ...pacts]);

/** The inputs of one case: a document and a pact of it, one or both of them changed, sometimes swapped. */
export function fuzzCase(seed: number): FuzzCase {
  const random = randomOf(seed);
  const origin = random.pick(SEEDS);
  const other = anyText(random.pick(SEEDS), random);
  const text = random.pick(origin.pacts);
  const which = random.below(10);
  const document =
    which < 5 || which === 9 ? mutate(origin.document, other, random) : unchanged(origin.document);
  const pact = which >= 5 ? mutate(text, other, random) : unchanged(text);
  const swapped = random.chance(0.01);
  const label = `case ${seed} (${origin.name}; document: ${document.done.join(', ') || 'as it is'}; pact: ${pact.done.join(', ') || 'as it is'}${swapped ? '; swapped' : ''})`;
  return {
    document: limited(swapped ? pact.bytes : document.bytes),
    pact: limited(swapped ? document.bytes : pact.bytes),
    folder: origin.folder,
    label,
  };
}

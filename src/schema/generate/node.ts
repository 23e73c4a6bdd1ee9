import type { JsonType, JsonValue } from '../../json/value.js';
import { belongs } from '../solver/evaluate.js';
import { type Formula, not, reference } from '../solver/formula.js';
import { searchType } from '../solver/search.js';
import type { Term } from '../solver/term.js';
import { type ChoiceTree, choiceTree, drawFromTree } from './choices.js';
import { type Draw, type Drawn, type Generation, isTight } from './generation.js';
import { chance, pick, shuffled } from './random.js';

const TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** Values the solver lists per type: what is left when drawing fails or has to end. */
const SEEDS = 4;

/** How often one of those is used anyway. */
const SEED_SHARE = 0.06;

/** Draws in a row for one type before the solver's own values are used. */
const TRIES = 3;

/** Parts drawn for one value, failed tries included. */
const STEP_LIMIT = 20_000;

/** The values that are of all demanded and of no refused terms. */
export interface Node {
  readonly demanded: readonly Term[];
  readonly refused: readonly Term[];
  kinds: readonly Kind[] | undefined;
}

/** The values of a node that have one type. */
interface Kind {
  readonly type: JsonType;
  readonly tree: ChoiceTree;
  /** Small values found by the solver; may be empty where it could not tell. */
  readonly seeds: readonly JsonValue[];
}

export function nodeOf(generation: Generation, demanded: readonly Term[], refused: readonly Term[]): Node {
  const key = `${idsOf(demanded)}|${idsOf(refused)}`;
  let node = generation.nodes.get(key);
  if (!node) {
    node = { demanded, refused, kinds: undefined };
    generation.nodes.set(key, node);
  }
  return node;
}

const idsOf = (terms: readonly Term[]): string =>
  [...new Set(terms.map(({ id }) => id))].sort((a, b) => a - b).join();

/** The types of which the node has values, or may have. */
function kindsOf(generation: Generation, node: Node): readonly Kind[] {
  if (!node.kinds) {
    const formulas = [...node.demanded.map(reference), ...node.refused.map((term) => not(reference(term)))];
    node.kinds = TYPES.flatMap((type) => kindOf(generation, type, formulas));
  }
  return node.kinds;
}

function kindOf(generation: Generation, type: JsonType, formulas: readonly Formula[]): Kind[] {
  const found = generation.attempt(() => searchType(generation.engine, type, formulas, SEEDS));
  if (found && found.values.length === 0 && found.complete) return [];
  return [{ type, tree: choiceTree(type, formulas), seeds: found?.values ?? [] }];
}

/** A random value of the node; undefined when none was found. */
export function drawFromNode(generation: Generation, node: Node, draw: Draw): Drawn {
  const { random } = draw;
  draw.left--;
  if (++draw.steps > STEP_LIMIT) return undefined;
  const example = drawExample(generation, node, draw);
  if (example !== undefined) return example;
  const kinds = shuffled(random, kindsOf(generation, node));
  const certain = kinds.filter(({ seeds }) => seeds.length > 0);
  if (isTight(generation, draw)) {
    const small = certain.find(({ type }) => type !== 'array' && type !== 'object') ?? certain[0];
    if (small)
      return small.type === 'array' || small.type === 'object' ? small.seeds[0] : pick(random, small.seeds);
  }
  // The smallest values of a kind are the edges that programs stumble over.
  if (certain[0] && chance(random, SEED_SHARE)) return pick(random, certain[0].seeds);
  for (const kind of [...certain, ...kinds.filter(({ seeds }) => seeds.length === 0)]) {
    for (let i = 0; i < TRIES; i++) {
      const value = drawFromTree(generation, kind.tree, draw);
      if (value !== undefined) return value;
    }
    const seed = pick(random, kind.seeds);
    if (seed !== undefined) return seed;
  }
  return undefined;
}

function drawExample(generation: Generation, { demanded, refused }: Node, { random }: Draw): Drawn {
  if (!demanded.some(({ examples }) => examples.length > 0)) return undefined;
  if (!chance(random, generation.options.examples)) return undefined;
  const example = pick(
    random,
    demanded.flatMap(({ examples }) => examples),
  );
  if (example === undefined) return undefined;
  const fits =
    demanded.every((term) => belongs(term, example) === true) &&
    refused.every((term) => belongs(term, example) === false);
  return fits ? example : undefined;
}

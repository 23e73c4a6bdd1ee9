import {
  again,
  DEEP,
  KEYWORDS,
  MATCHERS,
  NUMBERS,
  ODD_KEYS,
  PATTERNS,
  raw,
  STRINGS,
  VALUES,
} from './odd-values.js';
import type { Random } from './random.js';
import { anyPlace, anyRecord, copy, isRecord, type Place, placesOf, read, type Tree, write } from './tree.js';

/** Changes a tree in place; `other` is another input, to take parts from. */
export type TreeMutation = (root: Tree, random: Random, other: Tree) => void;

const oddValue = (random: Random): Tree =>
  random.pick<() => Tree>([
    () => copy(random.pick(VALUES)),
    () => random.pick(STRINGS),
    () => raw(random.pick(NUMBERS)),
    () => random.pick(PATTERNS),
  ])();

const atPlace =
  (value: (random: Random, root: Tree, place: Place) => Tree): TreeMutation =>
  (root, random) => {
    const place = anyPlace(root, random);
    if (place) write(place, value(random, root, place));
  };

const replaceKey =
  (name: (key: string, random: Random) => string, keep: boolean): TreeMutation =>
  (root, random) => {
    const place = anyPlace(root, random);
    if (!place || Array.isArray(place.container)) return;
    const value = read(place);
    if (!keep) delete place.container[place.key];
    write({ container: place.container, key: name(place.key, random) }, keep ? oddValue(random) : value);
  };

/** A reference to itself, to something above, to anything, or to nowhere. */
function reference(random: Random, root: Tree, { pointer }: Place): Tree {
  const targets = placesOf(root);
  const fragment = encodeURI(
    random.pick([
      pointer,
      pointer.replace(/\/[^/]*$/, ''),
      random.pick(targets).pointer,
      '',
      '/nowhere/at/all',
    ]),
  );
  const $ref = random.pick([
    `#${fragment}`,
    `#${fragment}`,
    `#${fragment}`,
    '#',
    '%',
    'missing.yaml#/a',
    'file:///dev/null',
    'https://example.com/a.json',
  ]);
  return random.pick<Tree>([
    { $ref },
    { allOf: [{ $ref }, { $ref }] },
    { oneOf: [{ $ref }, { type: 'null' }] },
    { not: { $ref } },
    { properties: { a: { $ref } }, required: ['a'] },
    { type: 'array', minItems: 1, items: { $ref } },
    { discriminator: { propertyName: 'a', mapping: { a: $ref } }, anyOf: [{ $ref }] },
  ]);
}

function regexes(root: Tree, random: Random): void {
  for (const place of placesOf(root))
    if (place.key === 'pattern' || place.key === 'regex') write(place, random.pick(PATTERNS));
}

function constrain(root: Tree, random: Random): void {
  const strings = placesOf(root).filter((place) => place.key === 'type' && read(place) === 'string');
  if (strings.length > 0)
    write({ container: random.pick(strings).container, key: 'pattern' }, random.pick(PATTERNS));
}

function rules(root: Tree, random: Random): void {
  const sets = placesOf(root).filter((place) => place.key === 'matchingRules' && isRecord(read(place)));
  if (sets.length === 0) return;
  const set = read(random.pick(sets)) as { [key: string]: Tree };
  const path = random.pick(['$', '$.*', '$[*]', '$..a', '$.items[0].*', '$["a b"]', '', 'x', '$.__proto__']);
  const matcher = copy(random.pick(MATCHERS));
  const categorised: Tree = { combine: random.pick(['AND', 'OR', 'XOR']), matchers: [matcher] };
  if (random.chance(0.4)) write({ container: set, key: path.replace('$', '$.body') }, matcher);
  else if (random.chance(0.5)) write({ container: set, key: 'body' }, { [path]: categorised });
  else write({ container: set, key: random.pick(['path', 'query', 'header', 'status', 'x']) }, categorised);
}

const huge = (random: Random, _root: Tree, place: Place): Tree => {
  const value = read(place);
  const size = random.pick([300, 3_000]);
  const small = JSON.stringify(value).length < 300 ? value : random.pick(VALUES);
  return random.chance(0.5)
    ? Array.from({ length: size }, () => copy(small))
    : Object.fromEntries(Array.from({ length: size }, (_, i) => [`k${i}`, copy(small)]));
};

export const TREE_MUTATIONS: Readonly<Record<string, TreeMutation>> = {
  value: atPlace((random) => oddValue(random)),
  number: atPlace((random) => raw(random.pick(NUMBERS))),
  wrap: atPlace((random, _, place) => (random.chance(0.5) ? [read(place)] : { a: read(place) })),
  unwrap: atPlace((_, __, place) => Object.values(read(place) ?? {})[0] ?? null),
  remove(root, random) {
    const place = anyPlace(root, random);
    if (!place) return;
    if (Array.isArray(place.container)) place.container.splice(Number(place.key), 1);
    else delete place.container[place.key];
  },
  rename: replaceKey((_, random) => random.pick(random.chance(0.5) ? ODD_KEYS : KEYWORDS), false),
  'repeat key': replaceKey((key) => again(key), true),
  'odd key'(root, random) {
    const record = anyRecord(root, random);
    if (record) write({ container: record, key: random.pick(ODD_KEYS) }, oddValue(random));
  },
  keyword(root, random) {
    const record = anyRecord(root, random);
    if (record) write({ container: record, key: random.pick(KEYWORDS) }, oddValue(random));
  },
  move(root, random) {
    const from = anyPlace(root, random);
    if (from && JSON.stringify(read(from)).length < 100_000)
      atPlace(() => copy(read(from)))(root, random, null);
  },
  foreign(root, random, other) {
    const from = anyPlace(other, random);
    if (from) atPlace(() => copy(read(from)))(root, random, null);
  },
  reference: atPlace(reference),
  deep: atPlace((random) => random.pick(DEEP)(random.pick([30, 300, 1_500]))),
  huge: atPlace(huge),
  regexes,
  constrain,
  rules,
};

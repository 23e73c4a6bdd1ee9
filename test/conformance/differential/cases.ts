import type { Case } from '../oracle/model.js';
import { binaryCase, formCase, multipartCase, xmlCase } from './document-cases.js';
import { nestedCase, scalarCase, treeCase } from './json-cases.js';
import { type Random, seeded } from './random.js';
import { dateCase, plainTextCase, regexCase } from './text-cases.js';
import { gateCase, headerCase, messageCase, pathCase, queryCase, statusCase } from './wire-cases.js';

/** Every family of cases with its share of a thousand. */
const FAMILIES: readonly (readonly [make: (random: Random) => Case, share: number])[] = [
  [scalarCase, 150],
  [treeCase, 170],
  [nestedCase, 120],
  [dateCase, 90],
  [regexCase, 90],
  [plainTextCase, 30],
  [formCase, 50],
  [xmlCase, 80],
  [multipartCase, 50],
  [binaryCase, 20],
  [headerCase, 50],
  [queryCase, 40],
  [pathCase, 15],
  [statusCase, 15],
  [gateCase, 15],
  [messageCase, 15],
];

/** So many different cases from a seed. */
export function generateCases(seed: number, count: number): Case[] {
  const random = seeded(seed);
  const found = new Map<string, Case>();
  for (const [make, share] of FAMILIES) {
    const wanted = Math.max(1, Math.round((count * share) / 1000));
    const before = found.size;
    for (let attempt = 0; attempt < wanted * 5 && found.size - before < wanted; attempt++) {
      const one = make(random);
      found.set(JSON.stringify(one), one);
    }
  }
  return [...found.values()];
}

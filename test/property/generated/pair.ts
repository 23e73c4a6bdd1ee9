import type { JsonObject } from '../../../src/json/value.js';
import type { Description } from '../../../src/openapi/model.js';
import type { Contract } from '../../../src/pact/model.js';
import { contractOf, descriptionOf } from '../in-memory.js';
import { documentOf } from './documents.js';
import { pactOf } from './pacts.js';
import { choicesOf } from './random.js';

export interface GeneratedPair {
  readonly document: JsonObject;
  readonly pact: JsonObject;
  readonly description: Description;
  readonly contract: Contract;
}

/** A document and a pact about it; the same seed gives the same pair. */
export function generatePair(seed: number): GeneratedPair {
  const choose = choicesOf(seed);
  const document = documentOf(choose);
  const description = descriptionOf(document);
  const pact = pactOf(choose, description);
  return { document, pact, description, contract: contractOf(pact) };
}

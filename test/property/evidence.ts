import type { CheckedInteraction } from '../../src/check/model.js';
import { DEFAULT_OPTIONS } from '../../src/check/options.js';
import { runCheck } from '../../src/check/run.js';
import { contradictions, unconfirmed } from './confirm.js';
import { generatePair } from './generated/pair.js';

/** What was found in one generated pair. */
export interface Evidence {
  readonly results: readonly CheckedInteraction[];
  readonly faults: readonly string[];
}

/** Checks one generated pair and puts every piece of evidence before both judges. */
export function evidenceOf(seed: number, samples: number): Evidence {
  const { description, contract } = generatePair(seed);
  const descriptions = [description];
  const { contracts } = runCheck({
    descriptions,
    contracts: [contract],
    options: { ...DEFAULT_OPTIONS, rethrow: true },
  });
  const results = contracts.flatMap(({ interactions }) => interactions);
  return {
    results,
    faults: results.flatMap((result) =>
      [...unconfirmed(descriptions, result), ...contradictions(result, seed, samples)].map(
        (fault) => `seed ${seed}, ${result.interaction.description}: ${fault}`,
      ),
    ),
  };
}

import type { GeneratorDefinition } from './model.js';

/** Generators whose values are not known here: `ArrayContains` (it works inside elements) and those of plugins. */
export const undecidedGenerator: GeneratorDefinition = {
  accepts: () => undefined,
  samples: (_generator, { example }) => [example],
  describe: (generator) => `a value of the generator ${generator.type}`,
};

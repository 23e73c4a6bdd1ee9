import type { GeneratorDefinition } from './model.js';

/** `RandomBoolean`: true or false, as text where the example is a text. */
export const randomBoolean: GeneratorDefinition = {
  accepts: (value, _generator, { example }) =>
    typeof example === 'string' ? value === 'true' || value === 'false' : typeof value === 'boolean',
  samples: (_generator, { example }) => (typeof example === 'string' ? ['true', 'false'] : [true, false]),
  describe: () => 'true or false',
};

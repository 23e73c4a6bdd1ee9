import { isIntegerLexeme } from '../../json/number.js';
import { isNumber, type JsonValue } from '../../json/value.js';
import { textOf } from './attributes.js';
import type { GeneratorDefinition } from './model.js';

/** What a data type leaves open; values of another type are ruled out. */
const FITS: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  STRING: (value) => typeof value === 'string',
  INTEGER: (value) => isNumber(value) && isIntegerLexeme(value),
  DECIMAL: isNumber,
  FLOAT: isNumber,
  BOOLEAN: (value) => typeof value === 'boolean',
};

/** `ProviderState`: whatever the provider's state handler supplies; the example stands for it. */
export const providerState: GeneratorDefinition = {
  accepts(value, generator) {
    const dataType = textOf(generator, 'dataType')?.toUpperCase() ?? 'RAW';
    return Object.hasOwn(FITS, dataType) && !FITS[dataType]?.(value) ? false : undefined;
  },
  samples: (_generator, { example }) => [example],
  describe: (generator) =>
    `a value from the provider state (${textOf(generator, 'expression') ?? 'unnamed'})`,
};

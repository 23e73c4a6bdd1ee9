import type { Generator, GeneratorType } from '../../pact/generators.js';
import { dateGenerator } from './date-time.js';
import { mockServerUrl } from './mock-server-url.js';
import type { GeneratorDefinition } from './model.js';
import { providerState } from './provider-state.js';
import { randomBoolean } from './random-boolean.js';
import { randomDecimal } from './random-decimal.js';
import { randomInt } from './random-int.js';
import { randomHexadecimal, randomString } from './random-text.js';
import { regex } from './regex.js';
import { undecidedGenerator } from './undecided.js';
import { uuid } from './uuid.js';

export type { GeneratorContext, GeneratorDefinition } from './model.js';

/** Every generator by its `type` in a pact file (docs/pact.md section 10). */
export const generatorDefinitions: Readonly<Record<GeneratorType, GeneratorDefinition>> = {
  RandomInt: randomInt,
  RandomDecimal: randomDecimal,
  RandomHexadecimal: randomHexadecimal,
  RandomString: randomString,
  RandomBoolean: randomBoolean,
  Boolean: randomBoolean,
  Regex: regex,
  Uuid: uuid,
  Date: dateGenerator('date'),
  Time: dateGenerator('time'),
  DateTime: dateGenerator('datetime'),
  ProviderState: providerState,
  MockServerURL: mockServerUrl,
  ArrayContains: undecidedGenerator,
};

/** The definition of a generator; one nobody knows may belong to a plugin. */
export const generatorOf = ({ type }: Generator): GeneratorDefinition =>
  Object.hasOwn(generatorDefinitions, type)
    ? generatorDefinitions[type as GeneratorType]
    : undecidedGenerator;

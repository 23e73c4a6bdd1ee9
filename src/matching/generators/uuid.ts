import type { Generator } from '../../pact/generators.js';
import { textOf } from './attributes.js';
import type { GeneratorContext, GeneratorDefinition } from './model.js';

interface Spelling {
  readonly pattern: RegExp;
  readonly print: (uuid: string) => string;
}

const HYPHENATED = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const SPELLINGS: Readonly<Record<string, Spelling>> = {
  simple: {
    pattern: /^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/,
    print: (uuid) => uuid.replaceAll('-', ''),
  },
  'lower-case-hyphenated': { pattern: HYPHENATED, print: (uuid) => uuid },
  'upper-case-hyphenated': {
    pattern: /^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/,
    print: (uuid) => uuid.toUpperCase(),
  },
  URN: {
    pattern: new RegExp(`^urn:uuid:${HYPHENATED.source.slice(1)}`),
    print: (uuid) => `urn:uuid:${uuid}`,
  },
};

const DEFAULT = 'lower-case-hyphenated';

/** Members of the set: ordinary, all low and all high digits. */
const UUIDS = [
  '6b9a1d3e-52c4-4f0b-9c7d-0e8a4b2f6d15',
  '00000000-0000-4000-8000-000000000000',
  'ffffffff-ffff-4fff-bfff-ffffffffffff',
];

/** The format counts only where the example is a text. */
function spelling(generator: Generator, { example }: GeneratorContext): Spelling {
  const format = typeof example === 'string' ? textOf(generator, 'format') : undefined;
  const name = format !== undefined && Object.hasOwn(SPELLINGS, format) ? format : DEFAULT;
  return SPELLINGS[name] as Spelling;
}

/** `Uuid`: a random UUID (version 4) in one of four spellings. */
export const uuid: GeneratorDefinition = {
  accepts: (value, generator, context) =>
    typeof value === 'string' && spelling(generator, context).pattern.test(value),
  samples: (generator, context) => UUIDS.map(spelling(generator, context).print),
  describe: (generator) => `a UUID (${textOf(generator, 'format') ?? DEFAULT})`,
};

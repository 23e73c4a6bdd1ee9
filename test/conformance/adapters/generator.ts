import type { JsonValue } from '../../../src/json/value.js';
import { nearMisses } from '../../../src/schema/generate/near-misses.js';
import { generateValues } from '../../../src/schema/generate/values.js';
import type { Reading } from '../../../src/schema/model.js';
import { compileStandalone, type StandaloneOptions } from '../../../src/schema/standalone.js';
import { metaSchemas } from '../meta-schemas.js';

const META = metaSchemas();

export const name = 'concordat';

interface Request {
  readonly seed: number;
  readonly n: number;
  readonly draft: string;
  readonly remotes: Readonly<Record<string, JsonValue>>;
  readonly formats: boolean;
}

const DIALECTS: Readonly<Record<string, StandaloneOptions['dialect']>> = {
  draft4: 'draft-04',
  draft6: 'draft-06',
  draft7: 'draft-07',
  'draft2019-09': '2019-09',
  'draft2020-12': '2020-12',
};

const prepare = (schema: JsonValue, { draft, remotes, formats }: Request) => ({
  schema: compileStandalone(schema, {
    dialect: DIALECTS[draft] ?? '2020-12',
    remotes: { ...META, ...remotes },
  }),
  reading: { world: 'open', direction: undefined, formats } satisfies Reading,
});

/** What the witness bench calls for values a schema accepts. */
export function generate(schema: JsonValue, request: Request): readonly JsonValue[] {
  const { schema: compiled, reading } = prepare(schema, request);
  const result = generateValues(compiled, reading, request);
  return result.kind === 'values' ? result.values : [];
}

/** What the witness bench calls for values a schema rejects. */
export function generateNegative(schema: JsonValue, request: Request): readonly JsonValue[] {
  const { schema: compiled, reading } = prepare(schema, request);
  return nearMisses(compiled, reading, request).map(({ value }) => value);
}

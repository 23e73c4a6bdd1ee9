import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/json/value.js';
import type { HeaderDescription, Parameter } from '../../src/openapi/model.js';
import {
  type Decoded,
  decodeHeader,
  decodeParameters,
  type RequestTexts,
} from '../../src/openapi/parameters/decode.js';
import { PARAMETER_READING } from '../../src/openapi/parameters/scalar.js';
import { type Shape, shapesOf } from '../../src/openapi/parameters/schema-shape.js';
import { STYLES } from '../../src/openapi/parameters/styles/index.js';
import { typedValue } from '../../src/openapi/parameters/text-tree.js';
import { accepts } from '../../src/schema/judge/index.js';
import { openapi, operationOf } from './describe.js';

const NOTHING: RequestTexts = { path: new Map(), query: [], headers: [], cookies: [] };

function parameterOf(declared: object): Parameter {
  const [parameter] = operationOf(openapi({ '/{p}': { get: { parameters: [declared] } } })).parameters;
  if (!parameter) throw new Error('no parameter');
  return parameter;
}

const inPath = (schema: unknown, more: object = {}): Parameter =>
  parameterOf({ name: 'p', in: 'path', required: true, ...(schema !== undefined && { schema }), ...more });

const decodedPath = (parameter: Parameter, text: string): Decoded => {
  const [found] = decodeParameters([parameter], { ...NOTHING, path: new Map([['p', text]]) }).parameters;
  if (!found) throw new Error('nothing decoded');
  const { parameter: _, ...decoded } = found;
  return decoded;
};

/** A text read in every shape, all of them judged: the first that is accepted, else the last that can be read at all. */
function slowly({ encoding, name }: Parameter, text: string, decode: (text: string) => string): Decoded {
  if (encoding.kind !== 'style') throw new Error('no style');
  const { schema, style, explode } = encoding;
  const read = (shape: Shape): (Decoded & { fits: boolean }) | undefined => {
    const result = STYLES[style].decode({
      name,
      shape,
      explode,
      entries: [{ name, text }],
      owns: () => false,
      decode,
    });
    if (!result) return undefined;
    const value = typedValue(result.tree, schema ? [schema] : []);
    if (result.problem !== undefined)
      return { state: 'unreadable', problem: result.problem, value, fits: false };
    return { state: 'present', value, fits: !schema || accepts(schema, value, PARAMETER_READING) !== false };
  };
  const all = shapesOf(schema).flatMap((shape) => read(shape) ?? []);
  const found = all.find(({ fits }) => fits) ?? all.at(-1);
  if (!found) return { state: 'absent' };
  const { fits: _, ...decoded } = found;
  return decoded;
}

const types = fc.constantFrom('string', 'integer', 'array', 'object', 'boolean', 'null');
const leaf = fc.constantFrom<JsonValue>(
  { type: 'integer' },
  { type: 'string', pattern: '^[a-z]+$' },
  { type: 'integer', minimum: 10 },
  { enum: ['a', 1] },
  { type: 'string', pattern: '(?<!x' },
);
const schemas: fc.Arbitrary<JsonValue | undefined> = fc.letrec<{ schema: JsonValue }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    leaf,
    leaf.map((items): JsonValue => ({ type: 'array', items })),
    leaf.map((R): JsonValue => ({ type: 'object', properties: { R, G: {} }, required: ['R'] })),
    fc.uniqueArray(types, { minLength: 1, maxLength: 3 }).map((type): JsonValue => ({ type })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((oneOf): JsonValue => ({ oneOf })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf): JsonValue => ({ anyOf })),
    fc.constantFrom<JsonValue>({}, { minLength: 2 }, { not: {} }),
  ),
})).schema;
const texts = fc.constantFrom(
  '1',
  '12',
  'a',
  'ab',
  '1,2',
  'R,1',
  'R=1,G=x',
  '.a.b',
  '.R=1',
  ';p=1,2',
  ';R=1',
  ';p=a',
  '[1]',
  'null',
  'a%2Cb',
);

describe('a text that may stand for several shapes', () => {
  it('is read as the first shape that the schema accepts, else as the plainest', () => {
    const seen = { several: 0, last: 0, unreadable: 0 };
    fc.assert(
      fc.property(
        fc.option(schemas, { nil: undefined, freq: 10 }),
        fc.constantFrom('simple', 'label', 'matrix'),
        fc.boolean(),
        fc.array(texts, { minLength: 1, maxLength: 4 }),
        (schema, style, explode, sent) => {
          const parameter = inPath(schema, { style, explode });
          for (const text of sent) {
            const found = decodedPath(parameter, text);
            expect(found).toEqual(slowly(parameter, text, decodeURIComponent));
            const { schema: read } = parameter.encoding;
            if (shapesOf(read).length > 1) seen.several++;
            if (found.state === 'unreadable') seen.unreadable++;
            else if (read && 'value' in found && accepts(read, found.value!, PARAMETER_READING) === false)
              seen.last++;
          }
        },
      ),
      { seed: 20_261_228, numRuns: 1_000 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  it('is read so in headers of responses too', () => {
    fc.assert(
      fc.property(schemas, fc.boolean(), texts, (schema, explode, text) => {
        const [response] = operationOf(
          openapi({ '/x': { get: { responses: { 200: { headers: { H: { schema, explode } } } } } } }),
        ).responses;
        const header = response?.headers[0] as HeaderDescription;
        const parameter = { ...inPath(schema), name: 'H', encoding: header.encoding };
        expect(decodeHeader(header, [{ name: 'h', values: [text] }])).toEqual(
          slowly(parameter, text, (each) => each.trim()),
        );
      }),
      { seed: 20_261_229, numRuns: 500 },
    );
  });

  const list = { type: 'array', items: { type: 'integer' } };
  const words = { type: 'array', items: { type: 'string' } };
  const color = { type: 'object', properties: { R: { type: 'integer' } }, required: ['R'] };

  it.each<[string, unknown, string, JsonValue]>([
    ['the first that is accepted', { oneOf: [{ type: 'integer' }, list] }, '1,2', [1, 2]],
    ['the first, though the last would be accepted too', { anyOf: [{ type: 'string' }, words] }, 'a', ['a']],
    ['the second where the first is not accepted', { anyOf: [list, color] }, 'R,1', { R: 1 }],
    ['the last where only that is accepted', { anyOf: [list, color, { type: 'string' }] }, 'a,b', 'a,b'],
    ['the last where none is accepted', { anyOf: [list, { type: 'integer' }] }, 'x', 'x'],
    ['the last, a container, where none is accepted', { anyOf: [list, color] }, 'a,1', { a: '1' }],
    ['the only one, though it is not accepted', list, 'x', ['x']],
    ['a text where there is no schema', undefined, '1,2', '1,2'],
    ['a text where everything is allowed', {}, '1', '1'],
    ['a text where nothing is', { not: {} }, '1', '1'],
  ])('is %s', (_name, schema, text, value) => {
    expect(decodedPath(inPath(schema), text)).toEqual({ state: 'present', value });
  });

  it('is read as the first shape of which nobody can say whether it is accepted', () => {
    const schema = {
      anyOf: [
        { ...words, contains: { pattern: '(?<!x' } },
        { type: 'string', pattern: 'z' },
      ],
    };
    const parameter = inPath(schema);
    expect(accepts(parameter.encoding.schema!, ['a', 'b'], PARAMETER_READING)).toBe(undefined);
    expect(decodedPath(parameter, 'a,b')).toEqual({ state: 'present', value: ['a', 'b'] });
  });

  it('is unreadable as the last shape where no other is accepted', () => {
    const q = parameterOf({ name: 'q', in: 'query', schema: { anyOf: [list, { type: 'integer' }] } });
    const read = (...values: string[]) =>
      decodeParameters([q], { ...NOTHING, query: [{ name: 'q', values }] }).parameters[0];
    expect(read('1', '2')).toMatchObject({ state: 'present', value: [1, 2] });
    expect(read('1', 'x')).toMatchObject({
      state: 'unreadable',
      problem: expect.stringContaining('sent 2 times'),
    });
  });

  it('uses up only the names of the shape that was taken', () => {
    const q = parameterOf({ name: 'q', in: 'query', schema: { anyOf: [color, { type: 'string' }] } });
    const read = (query: RequestTexts['query']) => decodeParameters([q], { ...NOTHING, query });
    const pair = (name: string, text: string) => ({ name, values: [text] });
    expect(read([pair('R', '1'), pair('q', 'x')])).toMatchObject({
      parameters: [{ state: 'present', value: { R: 1 } }],
      unknownQuery: ['q'],
    });
    expect(read([pair('R', 'red'), pair('q', 'x')])).toMatchObject({
      parameters: [{ state: 'present', value: 'x' }],
      unknownQuery: ['R'],
    });
  });
});

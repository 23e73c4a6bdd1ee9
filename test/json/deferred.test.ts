import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deferredValue, hasObject } from '../../src/json/deferred.js';
import { outlineOf } from '../../src/json/outline.js';
import { parseJsonBytes } from '../../src/json/parse.js';
import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.js';

const RUN = { seed: 20_261_126, numRuns: 500 };

const deferred = (text: string, dense = false): JsonValue => {
  const { exact, containers } = outlineOf(new TextEncoder().encode(text), 500);
  expect(exact).toBe(true);
  return deferredValue(text, containers, { dense });
};

/** Longer than what is worth putting off. */
const LONG = 'x'.repeat(1_000);
const large = (name: string): string => `{"${name}":"${LONG}"}`;

interface Members {
  readonly gap: string;
  readonly members: readonly (readonly [name: string, value: string | Members])[];
}

const write = (node: string | Members): string =>
  typeof node === 'string'
    ? node
    : `{${node.members.map(([name, value]) => `${node.gap}"${name}"${node.gap}:${write(value)}`).join(',')}${node.gap}}`;

/** Objects in objects, some of them large; names may come twice, or be those that engines sort first. */
const texts = fc
  .letrec<{ node: string | Members }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'medium', maxDepth: 6, withCrossShrink: true },
      fc.constantFrom('1', '-2.5', 'null', '[]', `"${LONG}"`, large('a'), `[${large('b')}]`, '"1e30"', '100'),
      fc.record({
        gap: fc.constantFrom('', '\n  '),
        members: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', '10', '2', '__proto__', ''), tie('node')), {
          maxLength: 5,
        }),
      }),
    ),
  }))
  .node.map(write);

const entriesOf = (value: JsonValue): unknown =>
  isObject(value)
    ? Object.entries(value).map(([name, inner]) => [name, entriesOf(inner)])
    : Array.isArray(value)
      ? value.map(entriesOf)
      : value;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a value whose large parts are parsed later', () => {
  it('is the one that JSON.parse gives, in the same order, whatever is read first', () => {
    let parsedLater = 0;
    fc.assert(
      fc.property(texts, fc.boolean(), fc.boolean(), (text, backwards, dense) => {
        const whole = JSON.parse(text) as JsonValue;
        const parse = vi.spyOn(JSON, 'parse');
        const value = deferred(text, dense);
        const before = parse.mock.calls.length;
        if (backwards && isObject(value))
          for (const name of Object.keys(value).toReversed()) entriesOf(value[name] as JsonValue);
        expect(entriesOf(value)).toEqual(entriesOf(whole));
        expect(JSON.stringify(value)).toBe(JSON.stringify(whole));
        parsedLater += parse.mock.calls.length - before;
        parse.mockRestore();
      }),
      RUN,
    );
    expect(parsedLater).toBeGreaterThan(300);
  });

  it('is parsed once, and no more of it than is looked at', () => {
    const value = deferred(`{"a":{"x":${large('p')},"y":${large('q')}},"b":${large('r')}}`) as JsonObject;
    const parse = vi.spyOn(JSON, 'parse');
    expect(Object.keys(value)).toEqual(['a', 'b']);
    const names = (object: unknown): string[] => Object.keys(object as object);
    expect(names(value.a)).toEqual(['x', 'y']);
    expect(names((value.a as JsonObject).y)).toEqual(['q']);
    expect((value.a as JsonObject).y).toBe((value.a as JsonObject).y);
    expect(parse.mock.calls.map(([text]) => text.slice(0, 5))).toEqual(['{"x":', '{"q":']);
  });

  it('is parsed by sections where most of it will be looked at', () => {
    const many = Array.from({ length: 30 }, (_, i) => `"${i}":${large('p')}`).join(',');
    const value = deferred(`{"a":{"x":{${many}},"y":${large('q')}},"b":{${many}}}`, true) as JsonObject;
    const parse = vi.spyOn(JSON, 'parse');
    expect((value.a as JsonObject).x).toHaveProperty('7', { p: LONG });
    expect((value.a as JsonObject).x).toHaveProperty('8', { p: LONG });
    expect(parse.mock.calls.map(([text]) => text.slice(0, 6))).toEqual(['{"x":1', '{"0":{']);
  });

  it('says which members are objects without looking into them', () => {
    const value = deferred(`{"a":${large('p')},"b":{},"c":[${large('q')}],"d":null}`) as JsonObject;
    const parse = vi.spyOn(JSON, 'parse');
    expect(['a', 'b', 'c', 'd', 'e', 'toString'].map((name) => hasObject(value, name))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(parse).not.toHaveBeenCalled();
  });

  it.each([
    ['a list', `[${large('a')}]`, [JSON.parse(large('a'))]],
    ['a text', JSON.stringify(LONG), LONG],
    ['a number', '17', 17],
  ])('may be %s', (_name, text, wanted) => {
    expect(deferred(text)).toEqual(wanted);
  });
});

describe('large files', () => {
  const text = `{"paths":{${Array.from({ length: 1_000 }, (_, i) => `"/${i}":${large(`é${i}`)}`).join(',')}}}`;
  const read = (bytes: Uint8Array, dense: boolean) =>
    parseJsonBytes(bytes, () => Buffer.from(bytes).toString(), { dense });

  it.each([false, true])('are read the same, whether most of them is wanted or not: %s', (dense) => {
    const { value } = read(Buffer.from(text), dense);
    const paths = (value as JsonObject).paths as JsonObject;
    const parse = vi.spyOn(JSON, 'parse');
    expect(paths['/7']).toEqual({ é7: LONG });
    expect(parse).toHaveBeenCalledTimes(dense ? 0 : 1);
    parse.mockRestore();
    expect(value).toEqual(JSON.parse(text));
  });

  it('are refused for a fault in a part that nobody would look at', () => {
    const spoilt = text.replace('"é500":"', '"é500";"');
    expect(() => read(Buffer.from(spoilt), false)).toThrow(
      expect.objectContaining({ offset: spoilt.indexOf(';') }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { JsonNumber, type JsonValue } from '../../src/json/value.js';
import { sourceFromText } from '../../src/source/text.js';
import { parseYaml, YamlSyntaxError } from '../../src/source/yaml.js';

const read = (text: string): JsonValue => parseYaml(text).value;

describe('parseYaml', () => {
  it.each<[string, JsonValue]>([
    ['a: 1.0', { a: new JsonNumber('1.0') }],
    ['a: 1e3', { a: new JsonNumber('1e3') }],
    ['a: 9007199254740993', { a: new JsonNumber('9007199254740993') }],
    ['a: +12', { a: 12 }],
    ['a: 007', { a: 7 }],
    ['a: 0x1F', { a: 31 }],
    ['a: 0o17', { a: 15 }],
    ['a: .5', { a: 0.5 }],
    ['a: -.5', { a: -0.5 }],
    ['a: .inf', { a: '.inf' }],
    ['a: "1.0"', { a: '1.0' }],
    ['a: 2020-01-02', { a: '2020-01-02' }],
    ['a: 2020-01-02T10:00:00Z', { a: '2020-01-02T10:00:00Z' }],
    ['a: yes', { a: 'yes' }],
    ['a: True', { a: true }],
    ['a: ~', { a: null }],
    ['a:', { a: null }],
    ['200: ok', { '200': 'ok' }],
    ['1.0: x', { '1.0': 'x' }],
    ['null: x', { null: 'x' }],
    ['url: {{host}}', { url: { '{"host":null}': null } }],
    ['a: !custom b', { a: 'b' }],
    ['a: !custom {b: 1}', { a: { b: 1 } }],
    ['a: !!binary AQI=', { a: 'AQI=' }],
    ['a: !!str 5', { a: '5' }],
    ['# nothing\n---', null],
  ])('%j', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it('merges keys, the own ones win wherever they stand', () => {
    const text = 'x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  b: 0\n  <<: [*x, *y]\n';
    expect(read(text)).toEqual({ x: { a: 1, b: 2 }, y: { b: 3, c: 4 }, z: { b: 0, a: 1, c: 4 } });
  });

  it('reports a repeated key and keeps the last one', () => {
    const { value, faults } = parseYaml('a: 1\nb: 2\na: 3\n');
    expect(value).toEqual({ a: 3, b: 2 });
    expect(faults).toEqual([{ offset: 10, pointer: '/a', message: expect.stringContaining('repeated key') }]);
  });

  it('reads the first of several documents and says so', () => {
    const { value, faults } = parseYaml('a: 1\n---\na: 2\n');
    expect(value).toEqual({ a: 1 });
    expect(faults).toHaveLength(1);
  });

  it('keeps keys such as __proto__ as own members', () => {
    const value = read('__proto__: {a: 1}\nconstructor: 2') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each([
    ['a: [1,', 6, /end of the stream/],
    ['a:\n\tb: 1', 3, /tab/],
    ['a: *nope', 4, /nope/],
  ])('rejects %j with its offset', (text, offset, message) => {
    const error = attempt(text);
    expect(error.message).toMatch(message);
    expect(error.offset).toBe(offset);
  });

  it('refuses aliases that expand without bound', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 10; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(attempt(lines.join('\n')).message).toMatch(/aliases expand/);
  });

  it('refuses an alias inside the node it names', () => {
    expect(attempt('a: &a [*a]').message).toMatch(/contains it/);
  });

  it('refuses deep nesting', () => {
    expect(attempt('['.repeat(5000)).message).toMatch(/depth|nest/i);
    const chain = ['a0: &a0 {x: 1}'];
    for (let i = 1; i < 600; i++) chain.push(`a${i}: &a${i} {x: *a${i - 1}}`);
    expect(attempt(chain.join('\n')).message).toMatch(/nested deeper/);
  });
});

function attempt(text: string): YamlSyntaxError {
  try {
    parseYaml(text);
  } catch (error) {
    if (error instanceof YamlSyntaxError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text.slice(0, 40)}`);
}

it('is told from JSON where its first key is quoted', () => {
  const source = sourceFromText('document', '"openapi": "3.0.3"\n"info": {}\n');
  expect([source.format, source.value]).toEqual(['yaml', { openapi: '3.0.3', info: {} }]);
});

import { describe, expect, it } from 'vitest';
import { JsonSyntaxError, MAX_DEPTH, parseJson } from '../../src/json/parse.js';
import { printJson } from '../../src/json/print.js';
import { JsonNumber } from '../../src/json/value.js';

const read = (text: string) => parseJson(text).value;
const lenient = (text: string) => parseJson(text, { lenient: true });

function failure(text: string, options = {}): JsonSyntaxError {
  try {
    parseJson(text, options);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe('numbers', () => {
  it.each([
    '1.0',
    '1e5',
    '1E-2',
    '-0',
    '-0.0',
    '9007199254740993',
    '0.10',
    '12345678901234567890',
    '0.0000001',
  ])('keeps the text of %s', (lexeme) => {
    expect(read(`{"a":[${lexeme}]}`)).toEqual({ a: [new JsonNumber(lexeme)] });
    expect(printJson(read(`[${lexeme}]`))).toBe(`[${lexeme}]`);
  });

  it.each(['0', '7', '-7', '1.5', '-0.25', '123456789012345', '9007199254740991', '0.001'])(
    'reads %s as a plain number',
    (lexeme) => {
      expect(read(lexeme)).toBe(Number(lexeme));
      expect(read(`[1.0,${lexeme}]`)).toEqual([new JsonNumber('1.0'), Number(lexeme)]);
    },
  );

  it('is not confused by numbers inside strings', () => {
    expect(read('{"v":"a \\" 1.0, -0 \\\\","n":2}')).toEqual({ v: 'a " 1.0, -0 \\', n: 2 });
  });
});

describe('both roads read the same', () => {
  it.each([
    '{"a":1,"a":2}',
    '{"__proto__":{"x":1},"constructor":[]}',
    '["\\u00e9\\n\\/\\ud83d\\ude00"]',
    ' [ true , false , null , "" , { } , [ ] ] ',
    '"\u2028"',
  ])('%s', (text) => {
    const slow = read(`[1.0,${text}]`) as unknown[];
    expect(slow[1]).toEqual(read(text));
    expect(JSON.stringify(slow[1])).toBe(JSON.stringify(JSON.parse(text)));
  });
});

describe('strict mode rejects with the offset of the fault', () => {
  it.each([
    ['{"a":1,}', 6, /trailing comma/],
    ['[1 2]', 3, /expected `,` or `]`, found `2`/],
    ['{"a" 1}', 5, /`:` after the name "a"/],
    ['{a:1}', 1, /name in double quotes/],
    ['["\\?"]', 2, /unknown escape/],
    ['[1] x', 4, /after the end/],
    ['', 0, /found the end of the text/],
    ['[01]', 2, /end of a number/],
    ['[1.]', 2, /end of a number/],
    ['[-]', 1, /a number/],
    ['[tru]', 1, /a value/],
    ['["abc', 1, /without closing quote/],
    ['// c\n1', 0, /comment/],
    ['["a\nb"]', 3, /control character/],
  ])('%j', (text, offset, message) => {
    const error = failure(text);
    expect(error.message).toMatch(message);
    expect(error.offset).toBe(offset);
  });
});

describe('lenient mode', () => {
  it.each([
    ['{"a":[1,],}', { a: [1] }, 2],
    ['\uFEFF{}', {}, 1],
    ['{"a":"\\?\\u12"}', { a: '?u12' }, 2],
    ['{"a":1} trailing', { a: 1 }, 1],
    ['/* x */ {"a": // y\n 1}', { a: 1 }, 2],
    ['"a\tb"', 'a\tb', 1],
  ])('%j', (text, value, faults) => {
    const result = lenient(text);
    expect(result.value).toEqual(value);
    expect(result.faults).toHaveLength(faults);
  });

  it.each(['{', '[,]', '{"a":}', "{'a':1}", '[NaN]', '[1,,2]', '/'])('still rejects %s', (text) => {
    expect(failure(text, { lenient: true })).toBeInstanceOf(JsonSyntaxError);
  });
});

it.each(['[', '{"a":', '[1.0,'])('refuses deep nesting of %s without exhausting the stack', (open) => {
  expect(failure(open.repeat(100_000)).message).toMatch(/nested deeper/);
  const close = open[0] === '{' ? '}' : ']';
  const fits = `${open.repeat(MAX_DEPTH - 1)}[]${close.repeat(MAX_DEPTH - 1)}`;
  expect(parseJson(fits).faults).toEqual([]);
});

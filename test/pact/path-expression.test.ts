import { describe, expect, it } from 'vitest';
import { formatPathExpression, parsePathExpression } from '../../src/pact/path-expression.js';

describe('parsePathExpression', () => {
  it.each([
    ['$', '$'],
    ['', '$'],
    ['a.b', '$.a.b'],
    ['$.a[0][*].*', '$.a[0][*].*'],
    ["$['a']['b.c']", "$.a['b.c']"],
    ["$['a b'].c", "$['a b'].c"],
    ['$.@id.#text.x-y.urn:a', '$.@id.#text.x-y.urn:a'],
    ['$.größe', '$.größe'],
    ["$['ids[]']", "$['ids[]']"],
  ])('reads %s', (text, canonical) => {
    expect(formatPathExpression(parsePathExpression(text)!)).toBe(canonical);
  });

  it('tells a field of digits from an index', () => {
    expect(parsePathExpression("$.a['0'][1]")).toEqual([
      { kind: 'root' },
      { kind: 'field', name: 'a' },
      { kind: 'field', name: '0' },
      { kind: 'index', index: 1 },
    ]);
  });

  it.each([
    '$.a b',
    '$["a"]',
    '$..a',
    '$.a.',
    "$['']",
    '$[-1]',
    '$[]',
    '$.a$',
    '$a',
    "$['a\\'b']",
    '.a',
    '[0]',
    '*',
  ])('rejects %s', (text) => {
    expect(parsePathExpression(text)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import type { Range } from '../../src/source/model.js';
import { keyPosition, offsetPosition, position } from '../../src/source/position.js';
import { sourceFromText } from '../../src/source/text.js';

/** The text a range covers. */
function covered(text: string, range: Range): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  return text.slice(offset(range.line, range.column), offset(range.endLine, range.endColumn));
}

const json = `{
  // a comment with { and "
  "a": [1, {"b~/": "x\\"y"}, ],
  "c": {"d": null, "c": {}} ,
  "\\u00e9": true
}`;

const yaml = `base: &base
  k: 1
  "q": 'it''s'
list:
  - x
  - {flow: [1, 2]}
copy: *base
merged:
  <<: *base
  own:
text: |
  several
  lines
`;

describe.each([
  ['doc.json', json, '/a', '"a"', '[1, {"b~/": "x\\"y"}, ]'],
  ['doc.json', json, '/a/0', '1', '1'],
  ['doc.json', json, '/a/1/b~0~1', '"b~/"', '"x\\"y"'],
  ['doc.json', json, '/c/d', '"d"', 'null'],
  ['doc.json', json, '/c/c', '"c"', '{}'],
  ['doc.json', json, '/é', '"\\u00e9"', 'true'],
  ['doc.json', json, '/c/missing/deep', '"c"', '{"d": null, "c": {}}'],
  ['doc.yaml', yaml, '/base/k', 'k', '1'],
  ['doc.yaml', yaml, '/base/q', '"q"', "'it''s'"],
  ['doc.yaml', yaml, '/list/0', 'x', 'x'],
  ['doc.yaml', yaml, '/list/1', '{flow: [1, 2]}', '{flow: [1, 2]}'],
  ['doc.yaml', yaml, '/list/1/flow', 'flow', '[1, 2]'],
  ['doc.yaml', yaml, '/copy/k', 'k', '1'],
  ['doc.yaml', yaml, '/merged/k', 'k', '1'],
  ['doc.yaml', yaml, '/merged/own', 'own', ''],
  ['doc.yaml', yaml, '/merged/gone', 'merged', '<<: *base\n  own'],
])('%s', (name, text, pointer, key, value) => {
  it(`finds ${pointer}`, () => {
    const location = { source: sourceFromText(name, text), pointer };
    expect(covered(text, keyPosition(location))).toBe(key);
    expect(covered(text, position(location))).toBe(value);
  });
});

it('counts lines and columns from 1', () => {
  const source = sourceFromText('doc.json', json);
  expect(position({ source, pointer: '/c/d' })).toEqual({ line: 4, column: 14, endLine: 4, endColumn: 18 });
  expect(offsetPosition(source, 2)).toMatchObject({ line: 2, column: 1 });
});

it('finds the merged member where the anchor was written', () => {
  const source = sourceFromText('doc.yaml', yaml);
  expect(keyPosition({ source, pointer: '/merged/k' }).line).toBe(2);
});

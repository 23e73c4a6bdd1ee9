import { expect, it } from 'vitest';
import { parseYaml } from '../../src/source/yaml.js';

it('tells every repeated key and where its value stands', () => {
  const { value, faults } = parseYaml(
    'a: 1\nb:\n  - {c: 1, "c": 2}\n  - {c: 3}\n? [x]\n: {d: 1, d: 2}\na: 2\n',
  );
  expect(value).toMatchObject({ a: 2, b: [{ c: 2 }, { c: 3 }] });
  expect(faults.map(({ pointer, message }) => `${pointer} ${message}`)).toEqual([
    '/b/0/c repeated key "c"; the last one is used',
    '/d repeated key "d"; the last one is used',
    '/a repeated key "a"; the last one is used',
  ]);
});

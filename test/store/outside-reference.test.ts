import { expect, it } from 'vitest';
import type { JsonValue } from '../../src/json/value.js';
import { outsideReference } from '../../src/store/outside-reference.js';

const data = { $ref: 'data.yaml' };
const other = { $ref: 'other.yaml#/x' };

it.each<[string, JsonValue, string | undefined]>([
  ['a reference', { paths: { '/a': other } }, 'other.yaml#/x'],
  ['a local one', { paths: { '/a': { $ref: '#/x' } } }, undefined],
  ['an example', { content: { 'application/json': { schema: {}, example: data } } }, undefined],
  [
    'a list of examples',
    { schema: { examples: [data], default: data, enum: [data], const: data } },
    undefined,
  ],
  ['the value of an example', { examples: { a: { value: data } } }, undefined],
  ['a reference to an example', { examples: { a: other } }, 'other.yaml#/x'],
  ['a property called like a keyword', { properties: { default: other } }, 'other.yaml#/x'],
  ['a property called examples', { properties: { examples: { items: other } } }, 'other.yaml#/x'],
  ['the default response', { responses: { default: other } }, 'other.yaml#/x'],
])('%s', (_name, document, expected) => {
  expect(outsideReference(document)).toBe(expected);
});

import { expect, it } from 'vitest';
import { queryText } from '../../src/text/query.js';

it.each([
  [[{ name: 'a b', values: ['1&2', null, ''] }], 'a%20b=1%262&a%20b&a%20b='],
  [[{ name: 'n', values: ['Doe, Jane,Roe', null], raw: ['Doe%2C+Jane,Roe', null] }], 'n=Doe%2C+Jane,Roe&n'],
  [[], ''],
])('%j is sent as %s', (query, text) => {
  expect(queryText(query)).toBe(text);
});

import { expect, it } from 'vitest';
import { fitsSeveral, isAmbiguous } from '../../../src/check/response/ambiguity.js';
import { readingOf } from '../../../src/check/schema-violations.js';
import type { JsonValue } from '../../../src/json/value.js';
import { judge } from '../../../src/schema/judge/index.js';
import { compileStandalone } from '../../../src/schema/standalone.js';

const cat = { type: 'object', required: ['name'], properties: { name: {}, lives: {} } };
const dog = { type: 'object', required: ['name'], properties: { name: {}, bark: {} } };
const tagged = { type: 'object', required: ['tag'], properties: { tag: {}, name: {} } };

it.each<[string, JsonValue[], JsonValue, boolean]>([
  ['one that accepts every object', [cat, { type: 'object' }], { name: 'x' }, true],
  ['one that accepts everything', [cat, {}], { name: 'x' }, true],
  ['one that declares names too, but demands none', [cat, { properties: { name: {} } }], { name: 'x' }, true],
  ['two that ask for the same', [cat, dog], { name: 'x' }, true],
  ['two that ask for different names', [cat, tagged], { name: 'x', tag: 'y' }, false],
  ['one that accepts objects of a size', [cat, { type: 'object', maxProperties: 1 }], { name: 'x' }, false],
])('of alternatives the document forbids what it describes: %s', (_name, oneOf, value, wanted) => {
  const schema = compileStandalone({ oneOf }, { dialect: 'openapi-3.1' });
  const reading = readingOf('response');
  const [error] = judge(schema, value, reading).errors.filter(fitsSeveral);
  if (!error) throw new Error('the value fits no two alternatives');
  expect(isAmbiguous(error, value, reading)).toBe(wanted);
});

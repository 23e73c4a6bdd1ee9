import { expect, it } from 'vitest';
import type { Automaton } from '../../../src/regex/automaton/automaton.js';
import { automatonOf } from '../../../src/regex/automaton/compile.js';
import { includes } from '../../../src/regex/automaton/operations.js';
import { compileRegex } from '../../../src/regex/index.js';
import { jsonContainers, jsonNumbers, usualFractions } from '../../../src/regex/json-texts.js';
import { PRINTABLE_TEXTS } from '../../../src/regex/printable.js';

const compiled = (pattern: string): Automaton => {
  const { automaton, reason } = automatonOf(compileRegex(pattern, 'ecma'));
  if (!automaton) throw new Error(reason);
  return automaton;
};

it.each([
  ['numbers of JSON', jsonNumbers(), '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?'],
  ['usual fractions', usualFractions(), '-?(?:0|[1-9]\\d*)\\.\\d*[1-9]'],
  ['containers of JSON', jsonContainers(), '[\\[{][^\\n]*'],
  ['printable texts', PRINTABLE_TEXTS.automaton, '[ -~]*'],
])('the drawing of %s accepts what the pattern does', (_name, drawing, pattern) => {
  const wanted = compiled(`^(?:${pattern})$`);
  if (!drawing) throw new Error('no automaton');
  expect([includes(drawing, wanted), includes(wanted, drawing)]).toEqual([true, true]);
});

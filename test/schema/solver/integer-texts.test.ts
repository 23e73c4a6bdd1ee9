import fc from 'fast-check';
import { expect, it } from 'vitest';
import { acceptsText, EMPTY } from '../../../src/regex/automaton/automaton.js';
import { automatonOf } from '../../../src/regex/automaton/compile.js';
import { includes } from '../../../src/regex/automaton/operations.js';
import { compileRegex } from '../../../src/regex/index.js';
import { integerTexts } from '../../../src/schema/solver/leaf/integer-texts.js';

const bound = fc.option(fc.record({ at: fc.bigInt({ min: -12_000n, max: 12_000n }), open: fc.boolean() }), {
  nil: undefined,
});

it('texts outside the pattern are of no integer in the interval', () => {
  fc.assert(
    fc.property(
      bound,
      bound,
      fc.constantFrom(1n, 10n, 100n),
      fc.bigInt({ min: -1500n, max: 1500n }),
      (low, high, unit, number) => {
        const at = number * unit;
        const isInside =
          (!low || at > low.at || (at === low.at && !low.open)) &&
          (!high || at < high.at || (at === high.at && !high.open));
        if (isInside) expect(acceptsText(integerTexts({ low, high }, unit), String(number))).toBe(true);
      },
    ),
    { seed: 20_261_128, numRuns: 5000 },
  );
});

it.each([
  [1n, undefined, '[1-9]\\d*'],
  [undefined, undefined, '0|-?[1-9]\\d*'],
  [undefined, 0n, '0|-[1-9]\\d*'],
  [1000n, 99_999n, '[1-9]\\d{3,4}'],
  [-20n, -1n, '-[1-9]\\d?'],
  [-2000n, -100n, '-[1-9]\\d{2,3}'],
  [0n, 0n, '0'],
  [10n, 9n, '[]'],
  [1n, 10n ** 50n, '[1-9]\\d*'],
])('integers from %s to %s are told by sign and length', (low, high, wanted) => {
  const closed = (at: bigint | undefined) => (at === undefined ? undefined : { at, open: false });
  const texts = integerTexts({ low: closed(low), high: closed(high) }, 1n);
  const { automaton: pattern = EMPTY } = automatonOf(compileRegex(`^(?:${wanted})$`, 'ecma'));
  expect([includes(texts, pattern), includes(pattern, texts)]).toEqual([true, true]);
});

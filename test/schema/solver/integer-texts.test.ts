import fc from 'fast-check';
import { expect, it } from 'vitest';
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
        if (isInside)
          expect(String(number)).toMatch(new RegExp(`^${integerTexts({ low, high }, unit)}$`, 'u'));
      },
    ),
    { seed: 20_261_128, numRuns: 5000 },
  );
});

it.each([
  [1n, undefined, '(?:[1-9]\\d{0,})'],
  [undefined, 0n, '(?:0|-[1-9]\\d{0,})'],
  [1000n, 99_999n, '(?:[1-9]\\d{3,4})'],
  [5n, 4n, '(?:[1-9]\\d{0,0})'],
  [-20n, -1n, '(?:-[1-9]\\d{0,1})'],
])('integers from %s to %s are told by sign and length', (low, high, wanted) => {
  const closed = (at: bigint | undefined) => (at === undefined ? undefined : { at, open: false });
  expect(integerTexts({ low: closed(low), high: closed(high) }, 1n)).toBe(wanted);
});

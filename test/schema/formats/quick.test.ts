import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNumberFormat, checkStringFormat } from '../../../src/schema/formats.js';
import { codePoints } from '../../../src/schema/judge/string.js';
import { json } from '../describe.js';

const RUN = { seed: 20_261_209, numRuns: 3_000 };

describe('uri', () => {
  const parts = fc.constantFrom(
    ...'http https:// urn: a+b.c- 1a : / // ? # @ % %2 %2f [ ] [::1] :80 :x . .. _ ~ - é \n'.split(' '),
    ' ',
    'host.test',
    'x',
    '',
    '\\',
    "!$&'()*+,;=",
  );
  const texts = fc.oneof(
    fc.array(parts, { maxLength: 7 }).map((list) => list.join('')),
    fc
      .tuple(fc.constantFrom('http', 'A1', 'a-b', ''), fc.array(parts, { maxLength: 5 }))
      .map(([scheme, rest]) => `${scheme}://${rest.join('')}`),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  );

  it('is a URI-reference that begins with a scheme', () => {
    const seen = { uri: 0, other: 0 };
    fc.assert(
      fc.property(texts, (text) => {
        const wanted = /^[a-z][a-z0-9+.-]*:/i.test(text) && checkStringFormat('uri-reference', text);
        expect([text, checkStringFormat('uri', text)]).toEqual([text, wanted]);
        seen[wanted ? 'uri' : 'other']++;
      }),
      RUN,
    );
    expect(Math.min(seen.uri, seen.other)).toBeGreaterThan(300);
  });

  it.each(['http://a\n', 'http://a/\n', 'http:///', 'http://', 'http://:80', 'http://a:80x', 'http://a b/'])(
    'is not mistaken over %j',
    (text) => {
      const isReference = checkStringFormat('uri-reference', text);
      expect([text, checkStringFormat('uri', text)]).toEqual([text, isReference]);
    },
  );
});

describe.each([
  ['int32', -(2n ** 31n), 2n ** 31n - 1n],
  ['int64', -(2n ** 63n), 2n ** 63n - 1n],
])('%s', (format, least, most) => {
  /** Integers around the limits, of doubles too, in all spellings. */
  const integers = fc
    .tuple(fc.constantFrom(least, most, 0n, 2n ** 53n, -(2n ** 53n)), fc.bigInt({ min: -3n, max: 3n }))
    .map(([near, by]) => near + by);
  const spellings = fc.constantFrom(
    (text: string) => text,
    (text: string) => `${text}.0`,
    (text: string) => `${text}00e-2`,
    (text: string) => `${text}.000e0`,
  );

  it('holds integers within its limits, to the last digit', () => {
    fc.assert(
      fc.property(integers, spellings, (integer, spell) => {
        const text = spell(String(integer));
        const wanted = integer >= least && integer <= most;
        expect([text, checkNumberFormat(format, json(text) as number)]).toEqual([text, wanted]);
      }),
      RUN,
    );
  });

  it.each(['0.5', '1e-1', '-2147483648.5', '0.0000001'])('holds no fraction such as %s', (text) => {
    expect(checkNumberFormat(format, json(text) as number)).toBe(false);
  });

  it.each(['-0', '0', '0.0', '-0.0', '0e5', '10e-1'])('holds %s', (text) => {
    expect(checkNumberFormat(format, json(text) as number)).toBe(true);
  });
});

it('counts characters as RFC 8259 does, halves of pairs as one', () => {
  const units = fc.constantFrom('a', 'é', '\ud83d', '\ude00', '😀', '\u0301');
  fc.assert(
    fc.property(fc.array(units, { maxLength: 12 }), (list) => {
      const text = list.join('');
      expect(codePoints(text)).toBe([...text].length);
    }),
    RUN,
  );
});

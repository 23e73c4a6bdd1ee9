import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStringFormat } from '../../../src/schema/formats.js';

type Format = RegExp | ((text: string) => boolean) | { validate: RegExp | ((text: string) => boolean) };
const { fullFormats } = createRequire(import.meta.url)('ajv-formats/dist/formats.js') as {
  fullFormats: Record<string, Format>;
};

function reference(format: string, text: string): boolean {
  const entry = fullFormats[format]!;
  const check = 'validate' in entry ? entry.validate : entry;
  return check instanceof RegExp ? new RegExp(check.source, check.flags).test(text) : check(text);
}

/** Valid texts per format, to be damaged. Formats whose ajv-formats version departs from the RFC are not compared. */
const SEEDS: Readonly<Record<string, readonly string[]>> = {
  date: ['2020-02-29', '1999-12-31', '2100-02-28'],
  'date-time': ['2020-02-29T12:34:56Z', '1999-12-31T23:59:59.5+01:00'],
  ipv4: ['127.0.0.1', '255.1.20.199'],
  ipv6: ['::1', '2001:db8::ff00:42:8329', '::ffff:1.2.3.4', '1:2:3:4:5:6:7:8'],
  uuid: ['2eb8aa08-aa98-11ea-b4aa-73b441d16380'],
  'json-pointer': ['/a~0b/~1c', ''],
  'relative-json-pointer': ['0/a', '12#'],
  byte: ['YQ==', 'YWI=', 'YWJjZGVm'],
};

const damage = fc.array(
  fc.record({
    at: fc.nat(40),
    cut: fc.nat(2),
    put: fc.constantFrom('', '0', '1', '9', 'a', 'F', ':', '-', '.', '/', '~', '#', 'Z', '='),
  }),
  { maxLength: 3 },
);

describe('formats and ajv-formats agree on damaged texts', () => {
  it.each(Object.keys(SEEDS))('%s', (format) => {
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS[format]!), damage, (seed, edits) => {
        const text = edits.reduce(
          (now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut),
          seed,
        );
        // ajv-formats takes offsets without colon or minutes, RFC 3339 does not.
        fc.pre(format !== 'date-time' || !/[+-]\d\d(?:\d\d)?$/.test(text));
        expect([text, checkStringFormat(format, text)]).toEqual([text, reference(format, text)]);
      }),
      { seed: 20_260_101, numRuns: 3_000 },
    );
  });
});

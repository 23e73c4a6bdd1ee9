import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => vi.resetModules());

const native = (data: string | Uint8Array, encoding: 'hex' | 'base64') =>
  createHash('sha256').update(data).digest(encoding);

const data = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.uint8Array({ maxLength: 300 }),
  fc.integer({ min: 9_990, max: 10_010 }).map((length) => 'é'.repeat(length)),
);

it('is the same whatever computes it', async () => {
  // More than are computed before the native one is loaded.
  fc.assert(
    fc.property(
      fc.array(data, { minLength: 70, maxLength: 70 }),
      fc.constant(await import('../../src/text/sha256.js')),
      (all, { sha256 }) => {
        for (const one of all)
          for (const encoding of ['hex', 'base64'] as const)
            expect(sha256(one, encoding)).toBe(native(one, encoding));
      },
    ),
    { seed: 20_261_241, numRuns: 5 },
  );
});

it('is that of the text in UTF-8', async () => {
  const { sha256 } = await import('../../src/text/sha256.js');
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('é\ud800')).toBe(native(Buffer.from('é\ufffd'), 'hex'));
});

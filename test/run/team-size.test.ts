import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { helpersFor, threadsOf, type Workload } from '../../src/run/threads/team-size.js';

const MEGABYTE = 1_000_000;

const workload: fc.Arbitrary<Workload> = fc.record({
  pacts: fc.nat(500 * MEGABYTE),
  documents: fc.nat(200 * MEGABYTE),
  searches: fc.boolean(),
});
const cores = fc.integer({ min: 1, max: 256 });

describe('the threads worth starting beside the one that is there', () => {
  it.each<[string, Workload]>([
    ['nothing', { pacts: 0, documents: 0, searches: true }],
    ['a small pact', { pacts: 10_000, documents: 10_000, searches: true }],
    ['a small pact and a large document', { pacts: 10_000, documents: 20 * MEGABYTE, searches: true }],
    ['examples only, which are checked fast', { pacts: 200_000, documents: 0, searches: false }],
  ])('are none for %s', (_, work) => {
    expect(helpersFor(work, 64)).toBe(0);
  });

  it('are some for much work', () => {
    expect(helpersFor({ pacts: 10 * MEGABYTE, documents: MEGABYTE, searches: true }, 4)).toBe(3);
    expect(helpersFor({ pacts: 20 * MEGABYTE, documents: MEGABYTE, searches: false }, 4)).toBeGreaterThan(0);
  });

  it('are a whole number, and never more than the other cores', () => {
    fc.assert(
      fc.property(workload, cores, (work, cores) => {
        const helpers = helpersFor(work, cores);
        expect(Number.isInteger(helpers)).toBe(true);
        expect(helpers).toBeGreaterThanOrEqual(0);
        expect(helpers).toBeLessThanOrEqual(cores - 1);
      }),
    );
  });

  it('are none on a single core', () => {
    fc.assert(fc.property(workload, (work) => helpersFor(work, 1) === 0));
  });

  it('are never fewer for more work', () => {
    fc.assert(
      fc.property(workload, fc.nat(500 * MEGABYTE), cores, (work, more, cores) => {
        const helpers = helpersFor(work, cores);
        expect(helpersFor({ ...work, pacts: work.pacts + more }, cores)).toBeGreaterThanOrEqual(helpers);
        expect(helpersFor({ ...work, searches: true }, cores)).toBeGreaterThanOrEqual(helpers);
      }),
    );
  });

  it('are never more for larger documents, which each of them reads anew', () => {
    fc.assert(
      fc.property(workload, fc.nat(200 * MEGABYTE), cores, (work, more, cores) => {
        const larger = { ...work, documents: work.documents + more };
        expect(helpersFor(larger, cores)).toBeLessThanOrEqual(helpersFor(work, cores));
      }),
    );
  });
});

it('one core is left to what goes on beside the threads', () => {
  expect([1, 2, 3, 8].map(threadsOf)).toEqual([1, 1, 2, 7]);
});

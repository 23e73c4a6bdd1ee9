import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFaultLog } from '../../src/openapi/fault-log.js';
import { sourceFromText } from '../../src/source/text.js';

const source = sourceFromText('/virtual/openapi.json', '{"openapi":"3.1.0"}');

/** A log that is told of faults by name alone. */
function openLog() {
  const log = createFaultLog();
  const fail = (name: string, pointer = '') => log.report('operation.malformed', { source, pointer }, name);
  const namesIn = (work: () => unknown) => log.trace(work).faults.map(({ message }) => message);
  const names = () => log.faults.map(({ message }) => message);
  return { ...log, fail, namesIn, names };
}

describe('the faults of a document', () => {
  it('stand in the order of discovery, with the severity of their code', () => {
    const { fail, faults, names } = openLog();
    fail('b');
    fail('a');
    expect(names()).toEqual(['b', 'a']);
    expect(faults[0]).toMatchObject({ code: 'operation.malformed', severity: 'warning' });
  });

  it('are the same only with the same place and message', () => {
    const { fail, names } = openLog();
    fail('a', '/x');
    fail('a', '/y');
    fail('a', '/x');
    fail('b', '/x');
    expect(names()).toEqual(['a', 'a', 'b']);
  });
});

describe('a trace', () => {
  it('gives the result of the work, and its faults only, each once', () => {
    const { fail, trace } = openLog();
    fail('before');
    const { result, faults } = trace(() => {
      fail('b');
      fail('a');
      fail('b');
      return 42;
    });
    fail('after');
    expect(result).toBe(42);
    expect(faults.map(({ message }) => message)).toEqual(['b', 'a']);
  });

  it('has faults that were known before, too', () => {
    const { fail, namesIn, names } = openLog();
    fail('known');
    expect(namesIn(() => fail('known'))).toEqual(['known']);
    expect(names()).toEqual(['known']);
  });

  it('has the faults of those inside it', () => {
    const { fail, namesIn } = openLog();
    let inner: string[] = [];
    const outer = namesIn(() => {
      fail('a');
      inner = namesIn(() => fail('b'));
      fail('c');
    });
    expect({ outer, inner }).toEqual({ outer: ['a', 'b', 'c'], inner: ['b'] });
  });

  it('ends with work that throws', () => {
    const { fail, namesIn, trace } = openLog();
    const outer = namesIn(() => {
      const failing = () => {
        fail('a');
        throw new Error('no');
      };
      expect(() => trace(failing)).toThrow('no');
      fail('b');
    });
    expect(outer).toEqual(['a', 'b']);
    expect(namesIn(() => fail('c'))).toEqual(['c']);
  });
});

describe('traces inside of traces', () => {
  it('hear what others know already, each on its own', () => {
    const { fail, namesIn, names } = openLog();
    const heard: string[][] = [];
    const outer = namesIn(() => {
      heard.push(namesIn(() => fail('a')));
      heard.push(namesIn(() => fail('a')));
      heard.push(namesIn(() => {}));
      fail('a');
    });
    expect({ outer, heard, names: names() }).toEqual({
      outer: ['a'],
      heard: [['a'], ['a'], []],
      names: ['a'],
    });
  });

  it('keep what they have heard, whatever comes later', () => {
    const { fail, trace } = openLog();
    const [nothing, one] = [trace(() => {}), trace(() => fail('a'))];
    trace(() => fail('b'));
    fail('c');
    expect([nothing.faults, one.faults.map(({ message }) => message)]).toEqual([[], ['a']]);
  });

  it('leave those around them listening when they throw, several at once too', () => {
    const { fail, namesIn } = openLog();
    const throwing = () => {
      fail('deep');
      throw new Error('no');
    };
    const outer = namesIn(() => {
      expect(() => namesIn(() => namesIn(() => namesIn(throwing)))).toThrow('no');
      expect(namesIn(() => fail('next'))).toEqual(['next']);
      fail('last');
    });
    expect(outer).toEqual(['deep', 'next', 'last']);
  });

  it('listen no longer than they last, however many there were', () => {
    const { fail, namesIn } = openLog();
    for (let i = 0; i < 20_000; i++) expect(namesIn(() => fail(`${i}`)).length === 1).toBe(true);
  });

  type Work =
    | { readonly kind: 'fail'; readonly name: string }
    | { readonly kind: 'throw' }
    | { readonly kind: 'part'; readonly number: number }
    | { readonly kind: 'trace' | 'caught'; readonly works: readonly Work[] };

  const works = fc.letrec<{ works: Work[]; work: Work }>((tie) => ({
    works: fc.array(tie('work'), { maxLength: 4 }),
    work: fc.oneof(
      { depthSize: 'small', maxDepth: 5, withCrossShrink: true },
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constant('fail' as const), name: fc.constantFrom('a', 'b', 'c') }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('part' as const), number: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.constant<Work>({ kind: 'throw' }) },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constantFrom('trace' as const, 'caught' as const),
          works: tie('works'),
        }),
      },
    ),
  })).works;

  /** Parts that are read once: one that fails, one that asks for it, one that is without fault. */
  const PARTS: readonly (readonly Work[])[] = [
    [{ kind: 'fail', name: 'x' }],
    [
      { kind: 'fail', name: 'y' },
      { kind: 'part', number: 0 },
      { kind: 'fail', name: 'a' },
    ],
    [],
  ];

  it('hear all that happens inside of them, in order, as if every part were read each time', () => {
    const seen = { silent: 0, loud: 0, thrown: 0 };
    fc.assert(
      fc.property(works, (list) => {
        const heard: string[][] = [];
        const wanted: string[][] = [];

        const { fail, namesIn, names, once } = openLog();
        const parts: (() => unknown)[] = PARTS.map((part) => once(() => run(part)));
        const run = (some: readonly Work[]): void => {
          for (const work of some) {
            if (work.kind === 'fail') fail(work.name);
            else if (work.kind === 'part') parts[work.number]?.();
            else if (work.kind === 'throw') throw new Error('no');
            else if (work.kind === 'trace') heard.push(namesIn(() => run(work.works)));
            else
              try {
                run(work.works);
              } catch {
                seen.thrown++;
              }
          }
        };

        /** Everything that was reported, in order, also what was reported before. */
        const reports: string[] = [];
        const runSlowly = (some: readonly Work[]): void => {
          for (const work of some) {
            if (work.kind === 'fail') reports.push(work.name);
            else if (work.kind === 'part') runSlowly(PARTS[work.number] as readonly Work[]);
            else if (work.kind === 'throw') throw new Error('no');
            else if (work.kind === 'trace') {
              const start = reports.length;
              runSlowly(work.works);
              wanted.push([...new Set(reports.slice(start))]);
            } else
              try {
                runSlowly(work.works);
              } catch {}
          }
        };

        const all: Work = { kind: 'caught', works: list };
        run([all]);
        runSlowly([all]);
        expect(heard).toEqual(wanted);
        expect(names()).toEqual([...new Set(reports)]);
        expect(namesIn(() => fail('after'))).toEqual(['after']);
        for (const one of wanted) seen[one.length > 0 ? 'loud' : 'silent']++;
      }),
      { seed: 20_261_224, numRuns: 500 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });
});

describe('a part that is read once', () => {
  it('is read when first asked for, and not again', () => {
    const { once } = openLog();
    let reads = 0;
    const part = once(() => ({ number: ++reads }));
    expect(reads).toBe(0);
    expect(part()).toBe(part());
    expect(reads).toBe(1);
  });

  it('is read once also when there is nothing in it', () => {
    const { once } = openLog();
    let reads = 0;
    const part = once(() => {
      reads++;
      return undefined;
    });
    part();
    part();
    expect(reads).toBe(1);
  });

  it('shows its faults to everybody who asks, and once in the log', () => {
    const { fail, once, namesIn, names } = openLog();
    const part = once(() => fail('a'));
    expect([namesIn(part), namesIn(part), namesIn(() => {})]).toEqual([['a'], ['a'], []]);
    expect(names()).toEqual(['a']);
  });

  it('shows the faults of parts it is made of to whoever asks for the whole, and the other way round', () => {
    const { fail, once, namesIn } = openLog();
    const inner = once(() => fail('inner'));
    const outer = once(() => {
      fail('first');
      inner();
      fail('last');
    });
    const whole = ['first', 'inner', 'last'];
    expect([namesIn(inner), namesIn(outer), namesIn(outer), namesIn(inner)]).toEqual([
      ['inner'],
      whole,
      whole,
      ['inner'],
    ]);
  });

  it('shows faults in the order of who asks, whoever asked before', () => {
    const { fail, once, namesIn } = openLog();
    const [a, b] = [once(() => fail('a')), once(() => fail('b'))];
    const both = (first: () => void, second: () => void) =>
      namesIn(() => {
        first();
        second();
        first();
      });
    expect([both(b, a), both(a, b)]).toEqual([
      ['b', 'a'],
      ['a', 'b'],
    ]);
  });

  it('is read again after it threw', () => {
    const { fail, once, namesIn } = openLog();
    let isBroken = true;
    const part = once(() => {
      fail('a');
      if (isBroken) throw new Error('no');
      return 'read';
    });
    expect(part).toThrow('no');
    isBroken = false;
    expect(namesIn(() => expect(part()).toBe('read'))).toEqual(['a']);
  });
});

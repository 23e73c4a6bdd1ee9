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

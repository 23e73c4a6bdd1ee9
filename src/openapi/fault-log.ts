import type { Location } from '../source/model.js';
import { FAULTS, type FaultCode } from './faults.js';
import type { DescriptionFault } from './model.js';

/** Collects the faults of a document while parts of it are read. */
export interface FaultLog {
  /** Every fault so far, in the order of discovery; the same one at the same place stands here once. */
  readonly faults: readonly DescriptionFault[];
  readonly report: (code: FaultCode, location: Location, message: string) => void;
  /**
   * A part that is read when first asked for. Whoever asks for it comes upon its faults, also when somebody else had it
   * read before.
   */
  readonly once: <T>(read: () => T) => () => T;
  /** Runs some work; the faults of all parts that it asked for, in the order in which it came upon them. */
  readonly trace: <T>(work: () => T) => { readonly result: T; readonly faults: readonly DescriptionFault[] };
}

/** Most parts are without fault. */
interface Listener {
  heard: Set<DescriptionFault> | undefined;
}

const NONE: readonly DescriptionFault[] = [];

export function createFaultLog(): FaultLog {
  const faults: DescriptionFault[] = [];
  const known = new Map<string, DescriptionFault>();
  /** Those who listen, the outermost first. */
  const listeners: Listener[] = [];

  const tell = (fault: DescriptionFault): void => {
    for (const listener of listeners) {
      listener.heard ??= new Set();
      listener.heard.add(fault);
    }
  };

  function trace<T>(work: () => T): { result: T; faults: readonly DescriptionFault[] } {
    const listener: Listener = { heard: undefined };
    listeners.push(listener);
    try {
      const result = work();
      return { result, faults: listener.heard ? [...listener.heard] : NONE };
    } finally {
      listeners.pop();
    }
  }

  return {
    faults,
    report(code, location, message) {
      const key = `${code} ${location.source.uri} ${location.pointer} ${message}`;
      let fault = known.get(key);
      if (!fault) {
        fault = { code, severity: FAULTS[code].severity, location, message };
        known.set(key, fault);
        faults.push(fault);
      }
      tell(fault);
    },
    once(read) {
      let made: ReturnType<typeof trace<ReturnType<typeof read>>> | undefined;
      return () => {
        if (made) made.faults.forEach(tell);
        else made = trace(read);
        return made.result;
      };
    },
    trace,
  };
}

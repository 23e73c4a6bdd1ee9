import type { Automaton } from './automaton.js';

/** A state as one draws it. */
export interface DrawnState {
  /** Whether a text may end here. */
  readonly accepts: boolean;
  /** Where characters lead: `az` any from a to z, `--` the hyphen alone. */
  readonly on: Readonly<Record<string, number>>;
}

/** The automaton of a drawing; the first state is initial. */
export const drawn = (states: readonly DrawnState[]): Automaton => ({
  edges: states.map(({ on }) =>
    Object.entries(on)
      .map(([range, to]) => {
        const [min, max] = Array.from(range, (character) => character.codePointAt(0) as number);
        return { min: min as number, max: max as number, to };
      })
      // Members whose names look like indices (`19`) come first.
      .sort((a, b) => a.min - b.min),
  ),
  accepting: states.map(({ accepts }) => accepts),
});

import type { Usage } from './measure.js';

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly usage: Usage;
}

/** What a figure has to be, and what it is. */
export interface Bar {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  readonly holds: boolean;
}

/** What one part of the bench found out. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly bars: readonly Bar[];
}

/** What all parts need. */
export interface Bench {
  /** How often each program runs. */
  readonly times: number;
  /** Of the project. */
  readonly root: string;
  /** The installed command line. */
  readonly cli: string;
  readonly examples: string;
  /** GitHub's document, 13 MB. */
  readonly document: string;
}

export const times = (factor: number): string => `${factor.toFixed(1)}×`;

/** The bar that a number stays below a limit. */
export const below = (what: string, value: number, limit: number, unit: (value: number) => string): Bar => ({
  what,
  wanted: `under ${unit(limit)}`,
  measured: unit(value),
  holds: value < limit,
});

/** The bar that a number reaches a limit. */
export const atLeast = (
  what: string,
  value: number,
  limit: number,
  unit: (value: number) => string,
): Bar => ({
  what,
  wanted: `at least ${unit(limit)}`,
  measured: unit(value),
  holds: value >= limit,
});

/**
 * Where the engine departs from the Rust verifier on purpose, with the probes that show it. docs/matching.md gives what
 * each side does and why; a test holds the two lists together.
 */
export interface Deviation {
  readonly name: string;
  readonly probes: readonly string[];
}

export const DEVIATIONS: readonly Deviation[] = [
  { name: 'or-on-objects', probes: ['C10', 'G05'] },
  { name: 'each-key-checks-keys-only', probes: ['H08', 'H50', 'H51', 'H53', 'H54'] },
  { name: 'lengths-of-empty-examples', probes: ['A06', 'A07'] },
  { name: 'signed-integer-text', probes: ['B22', 'B23', 'P32'] },
  { name: 'offsets-beyond-eleven-hours', probes: ['K09', 'K10'] },
  { name: 'day-of-year', probes: ['K05'] },
  { name: 'zone-ids', probes: [] },
  { name: 'ties', probes: ['F05'] },
  { name: 'unknown-matcher', probes: ['G09', 'G10'] },
  { name: 'ignore-order', probes: [] },
  { name: 'query-of-another-version', probes: ['P14', 'P17', 'P18'] },
  { name: 'query-names-in-brackets', probes: ['P29'] },
  { name: 'impossible-status', probes: ['I14'] },
  { name: 'list-headers-in-lists', probes: [] },
];

/** The name of the deviation a probe is listed under. */
export const deviationOf = (probe: string): string | undefined =>
  DEVIATIONS.find(({ probes }) => probes.includes(probe))?.name;

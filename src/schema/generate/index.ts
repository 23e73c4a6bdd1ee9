export { arbitrary, arbitraryWhere, NoValuesError } from './arbitrary.js';
export type { GenerateOptions } from './generation.js';
export { type NearMiss, nearMisses } from './near-misses.js';
export { type GeneratedValues, generateValues, type ValuesOptions } from './values.js';

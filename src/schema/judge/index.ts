export type { Places } from './context.js';
export { accepts, acceptsLike, deprecatedPlaces, judge } from './judge.js';

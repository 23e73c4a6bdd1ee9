export { accepts, acceptsLike, isKnownCurrent, judge } from './judge.js';

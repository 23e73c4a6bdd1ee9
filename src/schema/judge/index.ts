export { accepts, isKnownCurrent, judge } from './judge.js';

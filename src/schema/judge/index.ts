export { accepts, judge } from './judge.js';

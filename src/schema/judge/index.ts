export { accepts, acceptsLike, deprecatedKeys, judge } from './judge.js';

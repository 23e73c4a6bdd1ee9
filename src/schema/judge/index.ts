export { accepts, acceptsLike, type DeprecatedKeys, deprecatedKeys, judge } from './judge.js';

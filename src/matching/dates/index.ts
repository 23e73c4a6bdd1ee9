export { acceptsDate, type DateKind } from './accepts.js';
export { JAVA_LIMITS, VERIFIER_LIMITS } from './fields.js';
export { type Moment, momentOf } from './moment.js';
export { describeDate, formatDate, sampleDates } from './samples.js';

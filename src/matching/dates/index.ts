export { acceptsDate, type DateKind } from './accepts.js';
export { type Moment, momentOf } from './moment.js';
export { describeDate, formatDate, sampleDates } from './samples.js';

import { dateDefinition } from './date-time.js';

/** `time`, by default `HH:mm:ss` (docs/pact.md section 9). */
export const time = dateDefinition('time');

import { dateDefinition } from './date-time.js';

/** `time`, by default `HH:mm:ss` (PACT.md section 9). */
export const time = dateDefinition('time');

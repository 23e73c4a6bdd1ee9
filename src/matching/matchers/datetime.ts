import { dateDefinition } from './date-time.js';

/** `datetime` (alias `timestamp`), by default `yyyy-MM-dd'T'HH:mm:ssXXX` (docs/pact.md section 9). */
export const datetime = dateDefinition('datetime');

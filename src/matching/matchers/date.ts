import { dateDefinition } from './date-time.js';

/** `date`, by default `yyyy-MM-dd` (docs/pact.md section 9). */
export const date = dateDefinition('date');

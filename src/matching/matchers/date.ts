import { dateDefinition } from './date-time.js';

/** `date`, by default `yyyy-MM-dd` (PACT.md section 9). */
export const date = dateDefinition('date');

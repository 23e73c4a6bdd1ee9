import type { Reading } from './model.js';

/** The same reading as plain JSON Schema: names that nobody declares are fine. */
export const inOpenWorld = ({ direction, formats }: Reading): Reading => ({
  world: 'open',
  direction,
  formats,
});

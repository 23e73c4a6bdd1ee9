import type { SchemaFault } from './model.js';

/** Why values cannot be decided; the words about references stand alone. */
export const faultWords = ({ keyword, message }: SchemaFault): string =>
  keyword === '$ref' ? message : `${keyword || 'the schema'} ${message}`;

import { authorization, type Credentials } from './credentials.js';

const MASK = '***';

/** Shorter secrets would mask ordinary words; they are still masked where they stand in a URL or a header. */
const SHORTEST = 4;

export type Redact = (text: string) => string;

/**
 * Removes what must never be printed: the given secrets in every spelling they travel in, user information of URLs,
 * and whatever follows `Bearer` or `Basic`.
 */
export function createRedactor(credentials: Credentials | undefined): Redact {
  const secrets = credentials ? spellings(credentials) : [];
  return (text) => {
    let safe = text
      .replace(/(\/\/)[^/@\s]{1,500}@/g, `$1${MASK}@`)
      .replace(/\b(Bearer|Basic) +[\w.~+/=-]{4,}/g, `$1 ${MASK}`);
    for (const secret of secrets) safe = safe.replaceAll(secret, MASK);
    return safe;
  };
}

function spellings(credentials: Credentials): readonly string[] {
  const secret = credentials.kind === 'basic' ? credentials.password : credentials.token;
  const header = authorization(credentials).split(' ')[1] ?? '';
  return [header, secret, encodeURIComponent(secret)].filter((text) => text.length >= SHORTEST);
}

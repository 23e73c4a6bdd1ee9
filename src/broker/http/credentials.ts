/** How to sign in: a user (the open-source broker) or a token (hosted brokers). */
export type Credentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };

/** The value of the Authorization header (RFC 7617, RFC 6750). */
export const authorization = (credentials: Credentials): string =>
  credentials.kind === 'basic'
    ? `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`
    : `Bearer ${credentials.token}`;

/**
 * Whether credentials meant for `base` may be sent to `target`: the same scheme, host and port, or the same host one
 * step safer (http on its usual port to https on its usual port).
 */
export function mayCarryCredentials(base: URL, target: URL): boolean {
  if (base.origin === target.origin) return true;
  const isUpgrade = base.protocol === 'http:' && target.protocol === 'https:';
  return isUpgrade && base.hostname === target.hostname && base.port === '' && target.port === '';
}

/** A URL and the credentials that were written into it. */
export function splitCredentials(text: string): {
  readonly url: URL;
  readonly credentials: Credentials | undefined;
} {
  const url = new URL(text);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  if (username === '' && password === '') return { url, credentials: undefined };
  return { url, credentials: { kind: 'basic', username: decoded(username), password: decoded(password) } };
}

/** A stray percent sign is a character of the password, not a mistake. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

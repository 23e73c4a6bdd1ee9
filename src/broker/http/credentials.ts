import { type BasicCredentials, basicAuthorization } from '../../source/credentials.js';

/** How to sign in: a user (the open-source broker) or a token (hosted brokers). */
export type Credentials = BasicCredentials | { readonly kind: 'bearer'; readonly token: string };

/** The value of the Authorization header (RFC 7617, RFC 6750). */
export const authorization = (credentials: Credentials): string =>
  credentials.kind === 'basic' ? basicAuthorization(credentials) : `Bearer ${credentials.token}`;

/**
 * Whether credentials meant for `base` may be sent to `target`: the same scheme, host and port, or the same host one
 * step safer (http on its usual port to https on its usual port).
 */
export function mayCarryCredentials(base: URL, target: URL): boolean {
  if (base.origin === target.origin) return true;
  const isUpgrade = base.protocol === 'http:' && target.protocol === 'https:';
  return isUpgrade && base.hostname === target.hostname && base.port === '' && target.port === '';
}

import { BrokerError } from './error.js';
import type { Method } from './model.js';

export const MAX_REDIRECTS = 5;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Where a redirect leads, or undefined when the answer is none. Only GET follows every kind: after a 301 to 303 a write
 * would have to become a GET (RFC 9110, 15.4), which would look like success without anything being written.
 *
 * @throws BrokerError when it must not be followed.
 */
export function redirectTarget(
  method: Method,
  from: URL,
  status: number,
  location: string | null,
): URL | undefined {
  if (!REDIRECTS.has(status) || location === null) return undefined;
  if (!URL.canParse(location, from.href))
    throw new BrokerError(`${from.href} redirects to "${location}", which is no URL`, status);
  const target = new URL(location, from);
  target.username = '';
  target.password = '';
  if (target.protocol !== 'http:' && target.protocol !== 'https:')
    throw new BrokerError(`${from.href} redirects to ${target.protocol} which is not followed`, status);
  if (from.protocol === 'https:' && target.protocol === 'http:')
    throw new BrokerError(
      `${from.href} redirects to unencrypted ${target.origin}, which is not followed`,
      status,
    );
  if (method !== 'GET' && status < 307)
    throw new BrokerError(
      `${from.href} redirects a ${method} to ${target.origin} (${status}), which would not write anything; ` +
        'use the address it redirects to as --broker-base-url',
      status,
    );
  return target;
}

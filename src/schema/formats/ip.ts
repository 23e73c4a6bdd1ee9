import { createRequire } from 'node:module';

let net: typeof import('node:net') | undefined;

/** Loading it takes longer than many a check that never needs it. */
function loaded(): typeof import('node:net') {
  net ??= createRequire(import.meta.url)('node:net') as typeof import('node:net');
  return net;
}

/** RFC 2673 dotted quad: four decimal numbers without leading zeros. */
export const isIpv4 = (text: string): boolean => loaded().isIPv4(text);

/** RFC 4291, without zone. */
export const isIpv6 = (text: string): boolean => !text.includes('%') && loaded().isIPv6(text);

import { isIPv4, isIPv6 } from 'node:net';

/** RFC 2673 dotted quad: four decimal numbers without leading zeros. */
export const isIpv4 = (text: string): boolean => isIPv4(text);

/** RFC 4291, without zone. */
export const isIpv6 = (text: string): boolean => !text.includes('%') && isIPv6(text);

import { isHostname, isIdnHostname } from './hostname.js';
import { isIpv4, isIpv6 } from './ip.js';

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";
const WIDE_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u{80}-\\u{10ffff}-]";
const QUOTED = '"(?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\\x20-\\x7e])*"';
const WIDE_QUOTED = '"(?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e\\u{80}-\\u{10ffff}]|\\\\[\\x20-\\x7e])*"';

const LOCAL = new RegExp(`^(?:${ATOM}+(?:\\.${ATOM}+)*|${QUOTED})$`, 'u');
const WIDE_LOCAL = new RegExp(`^(?:${WIDE_ATOM}+(?:\\.${WIDE_ATOM}+)*|${WIDE_QUOTED})$`, 'u');

function isAddress(text: string, local: RegExp, isHost: (host: string) => boolean): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || !local.test(text.slice(0, at))) return false;
  const host = text.slice(at + 1);
  const literal = /^\[(?:(IPv6:)(.*)|(.*))\]$/i.exec(host);
  if (!literal) return isHost(host);
  return literal[1] ? isIpv6(literal[2] ?? '') : isIpv4(literal[3] ?? '');
}

/** RFC 5321 Mailbox. */
export const isEmail = (text: string): boolean => isAddress(text, LOCAL, isHostname);

/** RFC 6531: the same with characters beyond ASCII. */
export const isIdnEmail = (text: string): boolean => isAddress(text, WIDE_LOCAL, isIdnHostname);

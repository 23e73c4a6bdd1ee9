import { domainToASCII, domainToUnicode } from 'node:url';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
/** Full stops that IDNA treats as label separators. */
const SEPARATORS = /[.\u3002\uff0e\uff61]/;

/** RFC 1123 section 2.1; labels that claim to be Punycode must decode to a valid label (RFC 5891). */
export function isHostname(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => LABEL.test(label) && isPlainOrEncoded(label));
}

function isPlainOrEncoded(label: string): boolean {
  if (!/^xn--/i.test(label)) return true;
  const decoded = domainToUnicode(label.toLowerCase());
  return (
    decoded !== label.toLowerCase() && domainToASCII(decoded) === label.toLowerCase() && isWideLabel(decoded)
  );
}

/** RFC 5890: hostnames with labels beyond ASCII. */
export function isIdnHostname(text: string): boolean {
  const labels = text.split(SEPARATORS);
  return (
    text.length <= 253 &&
    labels.every((label) => (/^[\x00-\x7f]*$/.test(label) ? isHostname(label) : isWideLabel(label)))
  );
}

// Expressions with tables of Unicode stand in the function: building them takes longer than most runs need for all hostnames.
/** Characters that RFC 5892 disallows although Unicode calls them letters, digits or marks. */
const DISALLOWED = /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]|[\ufe20-\ufe2f]/u;
/** What must surround a character for it to be allowed (RFC 5892 appendix A): before, the character, after. */
const contexts = (): readonly (readonly [RegExp, RegExp])[] => [
  [/\u00b7/gu, /l\u00b7l/gu],
  [/\u0375/gu, /\u0375\p{Script=Greek}/gu],
  [/[\u05f3\u05f4]/gu, /\p{Script=Hebrew}[\u05f3\u05f4]/gu],
  [/\u200d/gu, /\p{M}\u200d/gu],
];

function isWideLabel(label: string): boolean {
  if (
    label === '' ||
    domainToASCII(label).length > 63 ||
    label.startsWith('-') ||
    label.endsWith('-') ||
    /^..--/u.test(label)
  )
    return false;
  const allowed = /^[\p{L}\p{M}\p{N}\u00b7\u0375\u05f3\u05f4\u30fb\u200c-\u200d\u06fd\u06fe\u0f0b\u3007-]+$/u;
  if (!allowed.test(label) || DISALLOWED.test(label) || /^\p{M}/u.test(label)) return false;
  if (/\p{Lu}/u.test(label)) return false;
  if (contexts().some(([character, context]) => count(label, character) !== count(label, context)))
    return false;
  if (
    /\u30fb/u.test(label) &&
    !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(label.replaceAll('\u30fb', ''))
  )
    return false;
  return !(/[\u0660-\u0669]/u.test(label) && /[\u06f0-\u06f9]/u.test(label));
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

import { compareNumbers, isWhole, numberFromLexeme } from '../json/number.js';
import { isDate, isDateTime, isDuration, isTime } from './formats/date-time.js';
import { isEmail, isIdnEmail } from './formats/email.js';
import { isHostname, isIdnHostname } from './formats/hostname.js';
import { isIpv4, isIpv6 } from './formats/ip.js';
import { isBase64, isJsonPointer, isRegex, isRelativeJsonPointer, isUuid } from './formats/text.js';
import { isIri, isIriReference, isUri, isUriReference, isUriTemplate } from './formats/uri.js';
import type { Numeric } from './model.js';

/** Formats of strings: JSON Schema validation 2020-12 section 7.3 and the OpenAPI format registry. */
const STRING_FORMATS: ReadonlyMap<string, (text: string) => boolean> = new Map(
  Object.entries({
    date: isDate,
    time: isTime,
    'date-time': isDateTime,
    duration: isDuration,
    email: isEmail,
    'idn-email': isIdnEmail,
    hostname: isHostname,
    'idn-hostname': isIdnHostname,
    ipv4: isIpv4,
    ipv6: isIpv6,
    uri: isUri,
    'uri-reference': isUriReference,
    iri: isIri,
    'iri-reference': isIriReference,
    'uri-template': isUriTemplate,
    uuid: isUuid,
    'json-pointer': isJsonPointer,
    'relative-json-pointer': isRelativeJsonPointer,
    regex: isRegex,
    byte: isBase64,
  }),
);

function bounded(least: string, most: string): (value: Numeric) => boolean {
  const [low, high] = [Number(least), Number(most)];
  const [first, last] = [numberFromLexeme(least), numberFromLexeme(most)];
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value)
      ? value >= low && value <= high
      : isWhole(value) && compareNumbers(value, first) >= 0 && compareNumbers(value, last) <= 0;
}

/** Formats of numbers (OpenAPI). `float` and `double` say how a number is stored, which limits no JSON number. */
const NUMBER_FORMATS: ReadonlyMap<string, (value: Numeric) => boolean> = new Map([
  ['int32', bounded('-2147483648', '2147483647')],
  ['int64', bounded('-9223372036854775808', '9223372036854775807')],
]);

/** Formats that are known and accept every value of their type. */
const DESCRIPTIVE = new Set(['float', 'double', 'binary', 'password']);

export const isKnownFormat = (format: string): boolean =>
  STRING_FORMATS.has(format) || NUMBER_FORMATS.has(format) || DESCRIPTIVE.has(format);

/** Whether a string has a format. Unknown formats, and formats of numbers, accept every string. */
export const checkStringFormat = (format: string, value: string): boolean =>
  STRING_FORMATS.get(format)?.(value) ?? true;

/** Whether a number has a format. Unknown formats, and formats of strings, accept every number. */
export const checkNumberFormat = (format: string, value: Numeric): boolean =>
  NUMBER_FORMATS.get(format)?.(value) ?? true;

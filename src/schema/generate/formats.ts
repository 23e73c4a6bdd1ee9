import { between, chance, pick, type Random } from './random.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const HEX = '0123456789abcdef';

const text = (random: Random, alphabet: string, min: number, max = min): string =>
  Array.from(
    { length: between(random, min, max) },
    () => alphabet[between(random, 0, alphabet.length - 1)],
  ).join('');

const padded = (value: number, width = 2): string => String(value).padStart(width, '0');

const one = (random: Random, list: readonly string[]): string => pick(random, list) as string;

function date(random: Random): string {
  const year = chance(random, 0.9) ? between(random, 1970, 2037) : between(random, 0, 9999);
  const month = between(random, 1, 12);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;
  const day = chance(random, 0.15) ? last : between(random, 1, last);
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}`;
}

function time(random: Random): string {
  const clock = chance(random, 0.03)
    ? '23:59:60'
    : [between(random, 0, 23), between(random, 0, 59), between(random, 0, 59)]
        .map((part) => padded(part))
        .join(':');
  const fraction = chance(random, 0.35) ? `.${text(random, DIGITS, 1, 6)}` : '';
  if (clock.endsWith('60') || chance(random, 0.6)) return `${clock}${fraction}Z`;
  const offset = `${padded(between(random, 0, 14))}:${one(random, ['00', '30', '45'])}`;
  return `${clock}${fraction}${chance(random, 0.5) ? '+' : '-'}${offset}`;
}

function duration(random: Random): string {
  const unit = (letter: string): string => `${between(random, 0, 40)}${letter}`;
  if (chance(random, 0.2)) return `P${unit('W')}`;
  const run = (letters: string): string => {
    const from = between(random, 0, letters.length - 1);
    const to = between(random, from, letters.length - 1);
    return [...letters.slice(from, to + 1)].map(unit).join('');
  };
  const calendar = chance(random, 0.6) ? run('YMD') : '';
  const clock = calendar === '' || chance(random, 0.5) ? `T${run('HMS')}` : '';
  return `P${calendar}${clock}`;
}

const label = (random: Random): string => {
  const inner = text(random, `${LETTERS}${DIGITS}-`, 0, 8);
  return inner === ''
    ? text(random, LETTERS, 1)
    : `${text(random, LETTERS, 1)}${inner}${text(random, LETTERS + DIGITS, 1)}`;
};

const TOPS = ['com', 'org', 'net', 'example', 'test', 'io'];

/** Labels like `ab--c` claim an encoding. */
const host = (random: Random): string =>
  [
    ...Array.from({ length: between(random, 1, 3) }, () => label(random).replace(/-+/g, '-')),
    one(random, TOPS),
  ].join('.');

const local = (random: Random): string =>
  Array.from({ length: between(random, 1, 2) }, () => text(random, `${LETTERS}${DIGITS}_+-`, 1, 8)).join('.');

const ipv4 = (random: Random): string =>
  chance(random, 0.1)
    ? one(random, ['0.0.0.0', '255.255.255.255', '127.0.0.1'])
    : Array.from({ length: 4 }, () => between(random, 0, 255)).join('.');

function ipv6(random: Random): string {
  if (chance(random, 0.2))
    return one(random, ['::', '::1', 'fe80::1', '::ffff:192.0.2.1', '2001:db8::8a2e:370:7334']);
  return Array.from({ length: 8 }, () => text(random, HEX, 1, 4)).join(':');
}

const segment = (random: Random): string =>
  text(random, `${LETTERS}${DIGITS}-_.~`, 1, 8) + (chance(random, 0.1) ? '%20' : '');

const path = (random: Random): string =>
  Array.from({ length: between(random, 0, 3) }, () => `/${segment(random)}`).join('');

function uri(random: Random): string {
  if (chance(random, 0.15))
    return one(random, [`urn:uuid:${uuid(random)}`, `mailto:${local(random)}@${host(random)}`, 'data:,x']);
  const port = chance(random, 0.2) ? `:${between(random, 1, 65535)}` : '';
  const query = chance(random, 0.3) ? `?${text(random, LETTERS, 1, 4)}=${segment(random)}` : '';
  const fragment = chance(random, 0.15) ? `#${segment(random)}` : '';
  return `${one(random, ['http', 'https', 'ftp'])}://${host(random)}${port}${path(random)}${query}${fragment}`;
}

const reference = (random: Random): string =>
  chance(random, 0.5)
    ? uri(random)
    : one(random, ['', '#x', '?a=b', 'a/b', `.${path(random)}`, `/${segment(random)}`]);

const uuid = (random: Random): string =>
  [
    text(random, HEX, 8),
    text(random, HEX, 4),
    `4${text(random, HEX, 3)}`,
    `${text(random, '89ab', 1)}${text(random, HEX, 3)}`,
    text(random, HEX, 12),
  ].join('-');

const pointer = (random: Random): string =>
  Array.from(
    { length: between(random, 0, 3) },
    () => `/${text(random, LETTERS + DIGITS, 0, 5)}${chance(random, 0.2) ? '~1' : ''}`,
  ).join('');

const BASE64 = `${LETTERS}${LETTERS.toUpperCase()}${DIGITS}+/`;

function base64(random: Random): string {
  const whole = text(random, BASE64, between(random, 0, 5) * 4);
  return (
    whole +
    one(random, [
      '',
      `${text(random, BASE64, 1)}${text(random, 'AQgw', 1)}==`,
      `${text(random, BASE64, 2)}${text(random, 'AEIMQUYcgkosw048', 1)}=`,
    ])
  );
}

const FORMATS: ReadonlyMap<string, (random: Random) => string> = new Map<string, (random: Random) => string>([
  ['date', date],
  ['time', time],
  ['date-time', (random) => `${date(random)}T${time(random)}`],
  ['duration', duration],
  ['email', (random) => `${local(random)}@${host(random)}`],
  ['idn-email', (random) => `${chance(random, 0.5) ? 'ä' : ''}${local(random)}@${host(random)}`],
  ['hostname', host],
  ['idn-hostname', (random) => (chance(random, 0.4) ? `bücher.${host(random)}` : host(random))],
  ['ipv4', ipv4],
  ['ipv6', ipv6],
  ['uri', uri],
  ['url', uri],
  ['uri-reference', reference],
  ['iri', (random) => (chance(random, 0.3) ? `${uri(random).split('#')[0]}#ä` : uri(random))],
  ['iri-reference', reference],
  [
    'uri-template',
    (random) => `${uri(random)}${one(random, ['', '{id}', '{?q,page}', '{+path}/x', '{/list*}'])}`,
  ],
  ['uuid', uuid],
  ['json-pointer', pointer],
  [
    'relative-json-pointer',
    (random) => `${between(random, 0, 9)}${chance(random, 0.2) ? '#' : pointer(random)}`,
  ],
  [
    'regex',
    (random) =>
      one(random, ['', '.*', '^a+$', '[0-9]{2,4}', '(a|b)c?', `^${text(random, LETTERS, 1, 5)}`, '\\d+']),
  ],
  ['byte', base64],
]);

/** A text of a format; undefined when the format is not known or says nothing about texts. */
export const drawFormat = (format: string, random: Random): string | undefined =>
  FORMATS.get(format)?.(random);

/**
 * What the solver knows about formats of strings. `exact`: the format is just this pattern. Otherwise `within` is a pattern
 * that everything of the format matches, `surely` one whose texts all have the format, and the checker decides in between.
 */
export interface FormatKnowledge {
  readonly exact?: string;
  readonly within?: string;
  readonly surely?: string;
  readonly samples: readonly string[];
  /** Formats that accept everything this one accepts. */
  readonly implies?: readonly string[];
}

const FEBRUARY_29 = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29';
const DATE = `(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|${FEBRUARY_29})`;
const OFFSET = '(?:[zZ]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)';
const CLOCK = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const TIME = `${CLOCK}:[0-5]\\d(?:\\.\\d+)?${OFFSET}`;
/** A leap second is right at one minute per offset only; the checker knows which. */
const TIME_OR_LEAP = `${CLOCK}:(?:[0-5]\\d|60)(?:\\.\\d+)?${OFFSET}`;
const DURATION_CLOCK = 'T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)';
const DURATION_DAYS = '(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)';
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const PLAIN_HOST = '[a-z0-9]{1,20}(?:\\.[a-z0-9]{1,20}){0,4}';
const POINTER = '(?:/(?:[^~/]|~[01])*)*';
const PLAIN_PATH = '/?[a-z0-9_-]+(?:/[a-z0-9_-]+)*';
/** Under Unicode rules for ignoring case these two are an s and a k. */
const ALSO_LETTERS = '\u017f\u212a';

const whole = (pattern: string): string => `^(?:${pattern})$`;

export const FORMATS: ReadonlyMap<string, FormatKnowledge> = new Map<string, FormatKnowledge>(
  Object.entries({
    date: { exact: whole(DATE), samples: ['2024-01-15'] },
    time: { within: whole(TIME_OR_LEAP), surely: whole(TIME), samples: ['12:00:00Z', '12:00:00.5+02:00'] },
    'date-time': {
      within: whole(`${DATE}[tT]${TIME_OR_LEAP}`),
      surely: whole(`${DATE}[tT]${TIME}`),
      samples: ['2024-01-15T12:00:00Z', '2024-01-15T12:00:00.123+02:00'],
    },
    duration: {
      exact: whole(`P(?:\\d+W|${DURATION_DAYS}(?:${DURATION_CLOCK})?|${DURATION_CLOCK})`),
      samples: ['P1D'],
    },
    email: {
      within: '^[ -~]+@[ -~]+$',
      surely: whole(`[a-z0-9]+@${PLAIN_HOST}`),
      samples: ['user@example.com', 'a@b'],
      implies: ['idn-email'],
    },
    'idn-email': {
      within: '^[^]+@[^]+$',
      surely: whole(`[a-z0-9]+@${PLAIN_HOST}`),
      samples: ['user@example.com'],
    },
    hostname: {
      within: whole(`${LABEL}(?:\\.${LABEL})*`),
      surely: whole(PLAIN_HOST),
      samples: ['example.com', 'localhost'],
      implies: ['idn-hostname'],
    },
    'idn-hostname': { surely: whole(PLAIN_HOST), samples: ['example.com', 'bücher.example'] },
    ipv4: { exact: whole(`(?:${OCTET}\\.){3}${OCTET}`), samples: ['192.0.2.1'] },
    ipv6: { within: '^[0-9A-Fa-f:.]{2,45}$', samples: ['2001:db8::1', '::1', '::'] },
    uri: {
      within: `^[A-Za-z${ALSO_LETTERS}][A-Za-z0-9+.${ALSO_LETTERS}-]*:[!-~${ALSO_LETTERS}]*$`,
      surely: whole(`https?://${PLAIN_HOST}(?:/[a-z0-9_-]*)*`),
      samples: ['https://example.com/', 'urn:a:b', 'a:'],
      implies: ['uri-reference', 'iri', 'iri-reference'],
    },
    'uri-reference': {
      within: `^[!-~${ALSO_LETTERS}]*$`,
      surely: whole(PLAIN_PATH),
      samples: ['/path', '', 'https://example.com/'],
      implies: ['iri-reference'],
    },
    iri: {
      within: `^[A-Za-z${ALSO_LETTERS}][A-Za-z0-9+.${ALSO_LETTERS}-]*:`,
      surely: whole(`https?://${PLAIN_HOST}(?:/[a-z0-9_-]*)*`),
      samples: ['https://example.com/', 'https://example.com/ü'],
      implies: ['iri-reference'],
    },
    'iri-reference': { surely: whole(PLAIN_PATH), samples: ['/path', '', '/ü'] },
    'uri-template': { surely: whole(PLAIN_PATH), samples: ['/items/{id}', '/path', ''] },
    uuid: {
      exact: whole('[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'),
      samples: ['123e4567-e89b-42d3-a456-426614174000'],
    },
    'json-pointer': { exact: whole(POINTER), samples: ['/a/b', ''] },
    'relative-json-pointer': { exact: whole(`(?:0|[1-9]\\d*)(?:#|${POINTER})`), samples: ['0', '1/a', '0#'] },
    regex: { surely: '^[a-z0-9]*$', samples: ['^a$', 'a', ''] },
    byte: {
      exact: whole('(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?'),
      samples: ['YQ==', ''],
    },
  }),
);

/** Integer formats of numbers with their limits. */
export const INTEGER_FORMATS: ReadonlyMap<string, { readonly least: string; readonly most: string }> =
  new Map([
    ['int32', { least: '-2147483648', most: '2147483647' }],
    ['int64', { least: '-9223372036854775808', most: '9223372036854775807' }],
  ]);

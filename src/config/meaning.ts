import { escapeToken } from '../json/pointer.js';
import { matchesWildcard } from '../policy/wildcard.js';
import { formatFault } from '../report/index.js';
import { RULE_IDS } from '../rules/table.js';
import { isDate } from '../schema/formats/date-time.js';
import { didYouMean } from '../text/nearest.js';

/** A fault in a configuration and where it stands. */
export interface ConfigFault {
  readonly pointer: string;
  /** Whether the key or the value is at fault. */
  readonly at: 'key' | 'value';
  readonly message: string;
}

/** What no schema can say: rules and formats that do not exist, ignores that would silence everything. */
export function meaningFaults(value: unknown): ConfigFault[] {
  const config = asRecord(value);
  return [
    ...unknownRules(config.rules, '/rules'),
    ...asList(config.overrides).flatMap((override, index) =>
      unknownRules(asRecord(override).rules, `/overrides/${index}/rules`),
    ),
    ...asList(config.ignores).flatMap((ignore, index) => ignoreFaults(asRecord(ignore), `/ignores/${index}`)),
    ...asList(config.formats).flatMap((format, index) => formatFaults(format, `/formats/${index}`)),
  ];
}

const unknownRules = (levels: unknown, pointer: string): ConfigFault[] =>
  Object.keys(asRecord(levels)).flatMap((rule) => ruleFault(rule, `${pointer}/${escapeToken(rule)}`, 'key'));

function ruleFault(rule: string, pointer: string, at: ConfigFault['at']): ConfigFault[] {
  if (RULE_IDS.some((id) => matchesWildcard(rule, id))) return [];
  return [
    {
      pointer,
      at,
      message: `there is no rule "${rule}"${didYouMean(rule, RULE_IDS)} (concordat rules lists them)`,
    },
  ];
}

/** Whether a text looks like a date, which a schema can say, but is none. */
export const noSuchDay = (expires: unknown): boolean =>
  typeof expires === 'string' && /^\d{4}-\d\d-\d\d$/.test(expires) && !isDate(expires);

export const noSuchDayText = (expires: unknown): string => `there is no day ${expires}`;

function formatFaults(format: unknown, pointer: string): ConfigFault[] {
  if (typeof format !== 'string') return [];
  const fault = formatFault(format.split('=')[0] ?? '');
  return fault === undefined ? [] : [{ pointer, at: 'value', message: fault }];
}

const SELECTORS = ['rule', 'consumer', 'operation', 'interaction', 'fingerprint'];

function ignoreFaults(ignore: Record<string, unknown>, pointer: string): ConfigFault[] {
  if (!SELECTORS.some((key) => Object.hasOwn(ignore, key))) {
    return [
      { pointer, at: 'value', message: `an ignore must name what it ignores: ${SELECTORS.join(', ')}` },
    ];
  }
  return [
    ...(typeof ignore.rule === 'string' ? ruleFault(ignore.rule, `${pointer}/rule`, 'value') : []),
    ...(noSuchDay(ignore.expires)
      ? [{ pointer: `${pointer}/expires`, at: 'value' as const, message: noSuchDayText(ignore.expires) }]
      : []),
  ];
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

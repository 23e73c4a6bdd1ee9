/** Abbreviations that every list of time zones in use knows. Others are not certain. */
const ABBREVIATIONS = new Set([
  'ACDT',
  'ACST',
  'AEDT',
  'AEST',
  'AKDT',
  'AKST',
  'AWST',
  'BST',
  'CDT',
  'CEST',
  'CET',
  'CST',
  'EDT',
  'EEST',
  'EET',
  'EST',
  'GMT',
  'HST',
  'IST',
  'JST',
  'KST',
  'MDT',
  'MSK',
  'MST',
  'NZDT',
  'NZST',
  'PDT',
  'PKT',
  'PST',
  'SAST',
  'WAT',
  'WEST',
  'WET',
  'WIB',
]);

/** A zone abbreviation at a position: its end, `false` when there is none, undefined when it is not certain. */
export function readZoneAbbreviation(text: string, start: number): number | false | undefined {
  const name = /^[A-Z]{3,4}/.exec(text.slice(start, start + 4))?.[0];
  if (name === undefined || name === 'UTC') return false;
  return ABBREVIATIONS.has(name) ? start + name.length : undefined;
}

/** A zone id such as `Australia/Melbourne` at a position: its end or undefined. */
export function readZoneId(text: string, start: number, allIds: boolean): number | undefined {
  const form = allIds ? /^[A-Za-z_]+[0-9]*(?:\/[A-Za-z_+-]+[0-9]*)*/ : /^[A-Za-z]+\/[A-Za-z]+/;
  const name = form.exec(text.slice(start, start + 60))?.[0];
  return name !== undefined && isZone(name) ? start + name.length : undefined;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

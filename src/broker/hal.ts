import { getKey, isObject, type JsonObject } from '../json/value.js';
import { BrokerError } from './http/error.js';
import { objectAt, textAt } from './json-read.js';

export interface Link {
  readonly href: string;
  readonly name: string | undefined;
  readonly title: string | undefined;
}

/** The links of a relation. Brokers write one object or a list under the same relation. */
export function linksOf(resource: JsonObject | undefined, rel: string): readonly Link[] {
  const links = objectAt(resource, '_links');
  const value = links && getKey(links, rel);
  return [value].flat().flatMap((each) => {
    if (!isObject(each)) return [];
    const href = textAt(each, 'href');
    return href === undefined ? [] : [{ href, name: textAt(each, 'name'), title: textAt(each, 'title') }];
  });
}

export const linkOf = (resource: JsonObject | undefined, rel: string): Link | undefined =>
  linksOf(resource, rel)[0];

/**
 * Fills the `{name}` places of a link, percent-encoded. The `templated` flag is not asked: brokers forget it. Names
 * without a value stay as they are.
 */
export const expandLink = (href: string, values: Readonly<Record<string, string>> = {}): string =>
  href.replace(/\{([^{}]{1,100})\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? encodeName(values[name] as string) : place,
  );

/**
 * A name as one path segment or query value: also `/` and `+` are encoded.
 *
 * @throws BrokerError for `.` and `..`: every client resolves them as steps through the path, also when encoded.
 */
export function encodeName(name: string): string {
  if (name === '.' || name === '..')
    throw new BrokerError(`"${name}" cannot be part of an address; a broker cannot be asked for this name`);
  return encodeURIComponent(name);
}

import { parseJson } from '../json/parse.js';
import { isObject, type JsonObject } from '../json/value.js';
import { didYouMean } from '../text/nearest.js';
import { reasonOf } from '../text/reason.js';
import { BrokerError } from './http/error.js';

/** Which consumer versions a provider cares for, in the words of the broker. */
export type Selector = JsonObject;

/** The short options teams know; each adds a selector. */
export interface SelectorFlags {
  /** JSON texts: one selector, or a list of them. */
  readonly consumerVersionSelectors?: readonly string[] | undefined;
  readonly mainBranch?: boolean | undefined;
  readonly matchingBranch?: boolean | undefined;
  readonly deployedOrReleased?: boolean | undefined;
  readonly consumerVersionBranch?: readonly string[] | undefined;
  readonly consumerVersionTag?: readonly string[] | undefined;
  readonly environment?: readonly string[] | undefined;
}

/** The broker ignores keys it does not know, so that a typing error would silently select something else. */
const KEYS = [
  'mainBranch',
  'matchingBranch',
  'branch',
  'fallbackBranch',
  'deployedOrReleased',
  'deployed',
  'released',
  'environment',
  'tag',
  'latest',
  'fallbackTag',
  'consumer',
];

/**
 * The selectors that options ask for, JSON first; empty: the broker's defaults.
 *
 * @throws BrokerError when the JSON cannot be read or a selector has an unknown key.
 */
export function selectorsOf(flags: SelectorFlags): readonly Selector[] {
  const written = (flags.consumerVersionSelectors ?? []).flatMap(parseSelectors);
  return [
    ...written,
    ...(flags.mainBranch ? [{ mainBranch: true }] : []),
    ...(flags.matchingBranch ? [{ matchingBranch: true }] : []),
    ...(flags.deployedOrReleased ? [{ deployedOrReleased: true }] : []),
    ...(flags.consumerVersionBranch ?? []).map((branch) => ({ branch })),
    ...(flags.consumerVersionTag ?? []).map((tag) => ({ tag, latest: true })),
    ...(flags.environment ?? []).map((environment) => ({ environment })),
  ];
}

function parseSelectors(text: string): readonly Selector[] {
  const items = [parsed(text)].flat();
  return items.map((item) => {
    if (!isObject(item))
      throw new BrokerError(
        `a consumer version selector must be a JSON object such as {"mainBranch": true}, found ${JSON.stringify(item)}`,
      );
    checkSelector(item);
    return item;
  });
}

function parsed(text: string) {
  try {
    return parseJson(text).value;
  } catch (error) {
    const reason = reasonOf(error);
    throw new BrokerError(`--consumer-version-selectors is not valid JSON: ${reason}`);
  }
}

/** @throws BrokerError when the selector is empty or has a key no broker knows. */
export function checkSelector(selector: Selector): void {
  const keys = Object.keys(selector);
  if (keys.length === 0) throw new BrokerError('a consumer version selector is empty; say what it selects');
  const unknown = keys.find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    throw new BrokerError(
      `consumer version selectors know no "${unknown}"${didYouMean(unknown, KEYS)} (there are: ${KEYS.join(', ')})`,
    );
}

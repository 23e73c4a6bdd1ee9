import { parseJson } from '../../json/parse.js';
import { isObject, type JsonObject, type JsonValue } from '../../json/value.js';
import { mayCarryCredentials } from './credentials.js';
import { BrokerError } from './error.js';
import type { Http, HttpAnswer } from './model.js';
import { problemText } from './problem.js';

/**
 * The resource in a successful answer; an empty object when it rightly has no body (204).
 *
 * @throws BrokerError with one sentence: for every status from 300 on, and for bodies that are no JSON object.
 */
export function resourceOf(answer: HttpAnswer, http: Http): JsonObject {
  if (answer.status >= 300) throw new BrokerError(http.redact(refusal(answer, http)), answer.status);
  if (answer.status === 204) return {};
  const value = jsonOf(answer.text);
  if (isObject(value)) return value;
  throw new BrokerError(http.redact(`${answer.url} ${unusable(answer, value)}`), answer.status);
}

function unusable({ text, contentType, status }: HttpAnswer, value: JsonValue | undefined): string {
  if (text.trim() === '') return `answered ${status} with nothing; is this the address of a Pact Broker?`;
  if (isHtml(text, contentType))
    return 'answered with a web page instead of JSON; is this the address of a Pact Broker, or does a sign-in page or proxy answer for it?';
  if (value !== undefined)
    return 'answered with JSON that is no object; is this the address of a Pact Broker?';
  return /json/i.test(contentType)
    ? 'answered with JSON that is cut off or damaged'
    : `answered with ${contentType || 'an unknown type'} instead of JSON; is this the address of a Pact Broker?`;
}

const isHtml = (text: string, contentType: string): boolean =>
  /html/i.test(contentType) || /^\s*<(!doctype|html)/i.test(text);

function jsonOf(text: string): JsonValue | undefined {
  try {
    return parseJson(text).value;
  } catch {
    return undefined;
  }
}

/** Why the broker refused, in one sentence. */
function refusal(answer: HttpAnswer, http: Http): string {
  const { method, url, status, text, contentType } = answer;
  const what = `${method} ${url}`;
  if (status === 401) return `${what}: ${unauthorized(answer, http)}`;
  if (status === 400 && text.trim() === '' && http.credentials?.kind === 'bearer')
    return `${what}: the broker does not understand the token (400); the open-source broker only knows PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD`;
  const said = problemText(jsonOf(text));
  if (said !== undefined) return `${what}: the broker answered ${status}: ${said}`;
  if (isHtml(text, contentType))
    return `${what}: answered ${status} with a web page; is this the address of a Pact Broker?`;
  const meaning = Object.hasOwn(MEANINGS, status) ? `: ${MEANINGS[status]}` : '';
  return `${what}: the broker answered ${status}${meaning}`;
}

/** Statuses that come without a body. */
const MEANINGS: Readonly<Record<number, string>> = {
  400: 'it could not read the request or its credentials',
  403: 'the credentials do not allow this',
  404: 'there is no such resource',
  405: 'the resource does not offer this; the broker may be too old for it',
  406: 'it does not offer this type of answer; a proxy may have changed the Accept header',
  408: 'it timed out',
  415: 'it does not take this type of body; a proxy may have changed the Content-Type header',
  429: 'too many requests',
  500: 'it failed',
  502: 'a proxy could not reach it',
  503: 'it is not available',
  504: 'a proxy waited too long for it',
};

function unauthorized({ url, method, signedIn }: HttpAnswer, { baseUrl, credentials }: Http): string {
  if (credentials === undefined)
    return 'the broker wants credentials (401); set PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD, or PACT_BROKER_TOKEN';
  if (!signedIn && !mayCarryCredentials(new URL(baseUrl), new URL(url)))
    return `the broker's links or redirects lead to another host than ${new URL(baseUrl).origin}, where the credentials are not sent (401); use that host as base URL, or correct the base URL the broker is configured with`;
  return method === 'GET'
    ? 'the broker does not accept the credentials (401)'
    : 'the broker does not accept the credentials for writing (401); they are wrong or read-only';
}

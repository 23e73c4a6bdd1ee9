import { getKey, isObject, type JsonObject, type JsonValue } from '../../json/value.js';
import { listAt, objectAt, objectsAt, textAt } from '../json-read.js';

/**
 * What a broker's error body says, in one line: the five shapes of the Pact Broker and problem+json (RFC 9457).
 * The status inside a body is not to be trusted. Undefined when the body says nothing.
 */
export function problemText(body: JsonValue | undefined): string | undefined {
  if (!isObject(body)) return undefined;
  for (const read of SHAPES) {
    const text = read(body);
    if (text !== undefined && text.trim() !== '') return oneLine(text);
  }
  return undefined;
}

/** In the order in which they must be tried: publish conflicts carry `errors` too. */
const SHAPES: readonly ((body: JsonObject) => string | undefined)[] = [
  publishConflict,
  problemJson,
  validationList,
  validationByField,
  serverError,
  plainError,
];

/** `{"notices":[{type,text}],"errors":{"contracts":[…]}}`: the notice repeats the error; the diff is shown apart. */
function publishConflict(body: JsonObject): string | undefined {
  const errors = objectsAt(body, 'notices').filter((notice) => textAt(notice, 'type') === 'error');
  return errors.length > 0 ? errors.map((notice) => textAt(notice, 'text') ?? '').join('; ') : undefined;
}

/** `{title, detail?, errors?:[{detail, pointer?}]}` */
function problemJson(body: JsonObject): string | undefined {
  const title = textAt(body, 'title');
  if (title === undefined) return undefined;
  const details = objectsAt(body, 'errors').flatMap((each) => {
    const detail = textAt(each, 'detail') ?? textAt(each, 'title');
    return detail === undefined ? [] : [labelled(textAt(each, 'pointer')?.replace(/^\//, '') ?? '', detail)];
  });
  return details.length > 0 ? details.join('; ') : (textAt(body, 'detail') ?? title);
}

/** `{"errors":["msg"]}` */
function validationList(body: JsonObject): string | undefined {
  const messages = listAt(body, 'errors').filter((each) => typeof each === 'string');
  return messages.length > 0 ? messages.join('; ') : undefined;
}

/** `{"errors":{"field":["msg"]}}` */
function validationByField(body: JsonObject): string | undefined {
  const errors = objectAt(body, 'errors');
  if (!errors) return undefined;
  return Object.entries(errors)
    .flatMap(([field, value]) => [value].flat().map((message) => labelled(field, textOf(message))))
    .join('; ');
}

/** `{"error":{"message","reference"}}` */
function serverError(body: JsonObject): string | undefined {
  const error = objectAt(body, 'error');
  const message = textAt(error, 'message');
  const reference = textAt(error, 'reference');
  return message && reference && !message.includes(reference)
    ? `${message} (its reference for this error is ${reference})`
    : message;
}

/** `{"error":"text"}` */
function plainError(body: JsonObject): string | undefined {
  return textAt(body, 'error') ?? textAt(body, 'message');
}

const textOf = (value: JsonValue): string => {
  if (typeof value === 'string') return value;
  const message = isObject(value) ? (getKey(value, 'message') ?? getKey(value, 'detail')) : undefined;
  return typeof message === 'string' ? message : JSON.stringify(value);
};

/** Messages usually begin with their field; rule-level errors have an empty one. */
const labelled = (field: string, message: string): string =>
  field === '' || message.toLowerCase().startsWith(lastPart(field).toLowerCase())
    ? message
    : `${field}: ${message}`;

const lastPart = (field: string): string => field.split(/[./]/).at(-1) ?? field;

const LONGEST = 600;

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

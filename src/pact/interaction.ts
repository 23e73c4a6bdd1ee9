import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { getKey, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import { collectFaults, REJECTED_BY_VERIFIERS, type ReportFault } from './faults.js';
import type { PactForm } from './form.js';
import { readRequest, readResponse } from './http.js';
import { readMessage, readMessageResponses } from './message.js';
import type { HttpInteraction, Interaction, MessageInteraction, PactFault, PactVersion } from './model.js';
import { readProviderStates } from './provider-states.js';
import { excerptOf, textOf } from './text.js';

type Kind = 'Synchronous/HTTP' | 'Asynchronous/Messages' | 'Synchronous/Messages';

const KINDS: ReadonlySet<string> = new Set<Kind>([
  'Synchronous/HTTP',
  'Asynchronous/Messages',
  'Synchronous/Messages',
]);

type HttpPayload = Pick<HttpInteraction, 'kind' | 'request' | 'response' | 'plugins' | 'transport'>;
type MessagePayload = Pick<MessageInteraction, 'kind' | 'request' | 'responses' | 'synchronous'>;

/** What the content says about an interaction whose type is absent or unknown. */
function guessKind(value: JsonObject): Kind {
  if (Object.hasOwn(value, 'contents')) return 'Asynchronous/Messages';
  return Array.isArray(getKey(value, 'response')) ? 'Synchronous/Messages' : 'Synchronous/HTTP';
}

/** Fields of which an interaction of a known type has at least one. */
const PAYLOADS = ['request', 'response', 'contents'];

/** Undefined for an interaction of a type that nobody here knows: the specification asks readers to pass over it. */
function kindOf(
  value: JsonObject,
  pointer: JsonPointer,
  version: PactVersion,
  report: ReportFault,
): Kind | undefined {
  const type = getKey(value, 'type');
  if (typeof type === 'string' && KINDS.has(type)) return type as Kind;
  if (typeof type === 'string' && !PAYLOADS.some((name) => Object.hasOwn(value, name))) {
    report(
      'type.unknown',
      pointer,
      `The interaction is of the unknown type ${excerptOf(type)}, so it is not checked.`,
    );
    return undefined;
  }
  if (version !== '4') return 'Synchronous/HTTP';
  const kind = guessKind(value);
  const found =
    type === undefined ? `The interaction has no 'type'` : `The type ${excerptOf(type)} is unknown`;
  report(
    type === undefined ? 'field.missing' : 'field.type',
    pointer,
    `${found}; read as ${kind}. ${REJECTED_BY_VERIFIERS}`,
  );
  return kind;
}

function readHttp(
  value: JsonObject,
  pointer: JsonPointer,
  form: PactForm,
  report: ReportFault,
): HttpPayload | undefined {
  const request = readRequest(getKey(value, 'request'), pointer, form, report);
  const response = readResponse(getKey(value, 'response'), pointer, form, report);
  if (!request || !response) return undefined;
  const plugins = getKey(value, 'pluginConfiguration');
  const transport = getKey(value, 'transport');
  return {
    kind: 'http',
    request,
    response,
    plugins: isObject(plugins) ? Object.keys(plugins) : [],
    transport:
      typeof transport === 'string' && !/^https?$/i.test(transport) && transport !== ''
        ? transport
        : undefined,
  };
}

function readSynchronousMessage(
  value: JsonObject,
  pointer: JsonPointer,
  form: PactForm,
  report: ReportFault,
): MessagePayload | undefined {
  const request = getKey(value, 'request');
  const responses = readMessageResponses(getKey(value, 'response'), pointer, form, report);
  const at = joinPointer(pointer, 'request');
  if (isObject(request))
    return { kind: 'message', request: readMessage(request, at, form, report), responses, synchronous: true };
  report(
    'malformed',
    request === undefined ? pointer : at,
    `The synchronous message has no object 'request'.`,
  );
  return undefined;
}

const readOneWayMessage = (
  value: JsonObject,
  pointer: JsonPointer,
  form: PactForm,
  report: ReportFault,
): MessagePayload => ({
  kind: 'message',
  request: readMessage(value, pointer, form, report),
  responses: [],
  synchronous: false,
});

function readPayload(
  value: JsonObject,
  pointer: JsonPointer,
  form: PactForm,
  report: ReportFault,
): HttpPayload | MessagePayload | undefined {
  const kind = kindOf(value, pointer, form.version, report);
  if (!kind) return undefined;
  // An interaction that says its V4 type is written as V4, whatever the file says of itself.
  const asV4 = (): PactForm => ({ ...form, version: '4' });
  if (kind === 'Synchronous/HTTP')
    return readHttp(value, pointer, getKey(value, 'type') === kind ? asV4() : form, report);
  return kind === 'Synchronous/Messages'
    ? readSynchronousMessage(value, pointer, asV4(), report)
    : readOneWayMessage(value, pointer, asV4(), report);
}

function descriptionOf(
  value: JsonValue,
  fallback: string,
  pointer: JsonPointer,
  report: ReportFault,
): string {
  const description = isObject(value) ? getKey(value, 'description') : undefined;
  if (description !== undefined && description !== null) return textOf(description);
  if (isObject(value))
    report('field.missing', pointer, `The interaction has no 'description'; it is called '${fallback}'.`);
  return fallback;
}

/** One fault per cause: the same words at several places become the first of them with a count. */
function foldFaults(faults: readonly PactFault[]): PactFault[] {
  const groups = new Map<string, PactFault[]>();
  for (const fault of faults) {
    const key = `${fault.code} ${fault.message}`;
    const group = groups.get(key);
    if (group) group.push(fault);
    else groups.set(key, [fault]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first && others.length > 0
      ? [
          {
            ...first,
            message: `${first.message} (also at ${others.length} other place${others.length > 1 ? 's' : ''})`,
          },
        ]
      : (first ?? []),
  );
}

interface Place {
  readonly list: 'interactions' | 'messages';
  readonly index: number;
  readonly form: PactForm;
}

/**
 * Reads one element of `interactions` or `messages`. Never fails: an element that cannot be read becomes `malformed`
 * with an error fault that names it and the field (docs/pact.md section 2).
 */
export function readInteraction(value: JsonValue, { list, index, form }: Place): Interaction {
  const pointer = joinPointer('', list, index);
  const { faults, report } = collectFaults();
  const fallback = `${list === 'messages' ? 'Message' : 'Interaction'} ${index}`;
  const description = descriptionOf(value, fallback, pointer, report);
  const named: ReportFault = (code, at, message) =>
    report(
      code,
      at,
      code === 'malformed' ? `Interaction '${description}' cannot be read: ${message}` : message,
    );
  const object = isObject(value) ? value : {};
  const key = getKey(object, 'key') ?? getKey(object, '_id');
  const providerStates = readProviderStates(object, pointer, named);
  if (!isObject(value)) named('malformed', pointer, `It must be an object, found ${excerptOf(value)}.`);
  const payload = !isObject(value)
    ? undefined
    : list === 'messages'
      ? readOneWayMessage(value, pointer, { ...form, version: '3' }, named)
      : readPayload(value, pointer, form, named);
  const common = {
    index,
    pointer,
    description,
    providerStates,
    pending: getKey(object, 'pending') === true,
    key: typeof key === 'string' ? key : undefined,
    faults: foldFaults(faults),
  };
  const readable = payload && faults.every(({ severity }) => severity !== 'error');
  return Object.assign(readable ? payload : ({ kind: 'malformed' } as const), common);
}

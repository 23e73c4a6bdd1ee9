import type { Broken } from '../../generate/index.js';
import { printJson } from '../../json/print.js';
import { type JsonObject, type JsonValue, setKey } from '../../json/value.js';
import { keyPosition } from '../../source/position.js';
import { printedBody } from './body.js';
import type { GenerateFlags } from './flags.js';
import { type Batch, isRequest, type Message } from './model.js';

/** All batches as one JSON document. */
export const jsonOf = (batches: readonly Batch[], { seed }: GenerateFlags): string =>
  `${printJson({ schemaVersion: '1', seed, operations: batches.map(batchJson) }, 2)}\n`;

const batchJson = ({ operation, status, messages, reason }: Batch): JsonObject => ({
  method: operation.method,
  path: operation.template,
  ...(operation.operationId !== undefined && { operationId: operation.operationId }),
  ...(status !== undefined && { status }),
  [status === undefined ? 'requests' : 'responses']: messages.map(messageJson),
  ...(reason !== undefined && { reason }),
});

function messageJson(message: Message): JsonObject {
  const headers: JsonObject = {};
  for (const { name, values } of message.headers) setKey(headers, name, values.join(', '));
  return {
    ...(isRequest(message) ? { method: message.method, path: message.url } : { status: message.status }),
    headers,
    ...bodyJson(message),
    ...(message.broken && { broken: brokenJson(message.broken) }),
  };
}

function bodyJson(message: Message): JsonObject {
  const body = printedBody(message);
  switch (body.kind) {
    case 'none':
      return {};
    case 'json':
      return { body: body.value };
    case 'text':
      return { body: body.text };
    case 'base64':
      return { body: body.text, base64: true };
  }
}

function brokenJson({ part, name, keyword, pointer, location, message }: Broken): JsonValue {
  const { line, column } = keyPosition(location);
  return {
    part,
    ...(name !== undefined && { name }),
    keyword,
    pointer,
    message,
    spec: { file: location.source.display, pointer: location.pointer, line, column },
  };
}

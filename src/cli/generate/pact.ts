import { generateResponses, statusOf } from '../../generate/index.js';
import { printJson } from '../../json/print.js';
import { type JsonObject, setKey } from '../../json/value.js';
import type { Description, Operation } from '../../openapi/model.js';
import { contentTypeOf, printedBody } from './body.js';
import type { GenerateFlags } from './flags.js';
import { type Batch, isRequest, type Message } from './model.js';
import { brokenWords } from './words.js';

/** A pact file (V4) with one interaction per request: a corpus to replay, or to start a consumer test from. */
export function pactOf(batches: readonly Batch[], flags: GenerateFlags, description: Description): string {
  const interactions = batches.flatMap((batch) =>
    batch.messages.map((message, i) => interaction(batch, message, i, flags)),
  );
  return `${printJson(
    {
      consumer: { name: 'generated' },
      provider: { name: description.title ?? 'provider' },
      interactions,
      metadata: { pactSpecification: { version: '4.0' } },
    },
    2,
  )}\n`;
}

function interaction(
  { operation }: Batch,
  message: Message,
  index: number,
  flags: GenerateFlags,
): JsonObject {
  const name = operation.operationId ?? `${operation.method} ${operation.template}`;
  const what = message.broken ? `breaks ${brokenWords(message.broken)}` : 'conforms';
  return {
    type: 'Synchronous/HTTP',
    description: `${name} #${index + 1} ${what}`,
    request: requestJson(message),
    response: message.broken ? { status: 400 } : responseJson(operation, flags.seed + index),
  };
}

function requestJson(message: Message): JsonObject {
  if (!isRequest(message)) return {};
  const query: JsonObject = {};
  for (const { name, values } of message.query)
    setKey(
      query,
      name,
      values.map((value) => value ?? ''),
    );
  return {
    method: message.method,
    path: message.path,
    ...(message.query.length > 0 && { query }),
    ...partJson(message),
  };
}

function partJson(message: Message): JsonObject {
  const headers: JsonObject = {};
  for (const { name, values } of message.headers) setKey(headers, name, [...values]);
  const body = printedBody(message);
  return {
    ...(message.headers.length > 0 && { headers }),
    ...(body.kind !== 'none' && {
      body: {
        content: body.kind === 'json' ? body.value : body.text,
        contentType: contentTypeOf(message) ?? 'application/octet-stream',
        encoded: body.kind === 'base64' ? 'base64' : false,
      },
    }),
  };
}

/** The answer the document promises first. */
function responseJson(operation: Operation, seed: number): JsonObject {
  const described =
    operation.responses.find(({ status }) => status.startsWith('2')) ?? operation.responses[0];
  if (!described) return { status: 200 };
  const status = statusOf(described);
  const samples = generateResponses(operation, status, { seed, n: 1 });
  const [response] = samples.kind === 'messages' ? samples.messages : [];
  return { status, ...(response && partJson(response)) };
}

import { printJson } from '../../src/json/print.js';
import type { JsonValue } from '../../src/json/value.js';
import type { MediaTypeContent, Operation } from '../../src/openapi/model.js';
import { loadDescription } from '../../src/run/load.js';
import { minimalInstance } from '../../src/schema/complete/index.js';
import type { Direction } from '../../src/schema/model.js';
import { InputError } from '../../src/source/model.js';
import { samplePath } from './sample-path.js';

const pactOf = (interactions: readonly JsonValue[]): string =>
  printJson({ consumer: { name: 'everyone' }, provider: { name: 'p' }, interactions: [...interactions] });

/** A body of the first media type, with its header. */
function bodyOf(
  content: readonly MediaTypeContent[] | undefined,
  direction: Direction,
): Record<string, JsonValue> {
  const [first] = content ?? [];
  const body = first?.schema && minimalInstance(first.schema, { world: 'open', direction, formats: true });
  return {
    headers: first ? { 'Content-Type': first.mediaType } : {},
    ...(body !== undefined && { body }),
  };
}

function interactionOf(operation: Operation): JsonValue {
  const response = operation.responses.find(({ status }) => /^\d/.test(status)) ?? operation.responses[0];
  return {
    description: `${operation.method} ${operation.template}`,
    request: {
      method: operation.method,
      path: samplePath(operation),
      ...bodyOf(operation.requestBody?.content, 'request'),
    },
    response: {
      status: Number.parseInt(response?.status ?? '', 10) || 200,
      ...bodyOf(response?.content, 'response'),
      matchingRules: { '$.body': { match: 'type' } },
    },
  };
}

/** The text of a pact that calls every operation of a document once; without any when the document is unusable. */
export async function callsOf(file: string): Promise<string> {
  try {
    const { paths } = await loadDescription(file);
    return pactOf(
      paths.flatMap((path) =>
        path.methods.flatMap((method) => {
          const operation = path.operation(method);
          return operation ? [interactionOf(operation)] : [];
        }),
      ),
    );
  } catch (error) {
    if (error instanceof InputError) return pactOf([]);
    throw error;
  }
}

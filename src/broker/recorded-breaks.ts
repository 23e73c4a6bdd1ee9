import { getKey, isObject, type JsonObject } from '../json/value.js';
import type { Break } from './answer-model.js';
import type { Broker } from './client.js';
import { linkOf } from './hal.js';
import { BrokerError } from './http/error.js';
import { flagAt, objectAt, objectsAt, textAt } from './json-read.js';

/**
 * What a failed verification recorded about its interactions. Results are free in form: a list of tests (Rust verifier,
 * concordat) or an object with `tests` (Ruby); anything else says nothing.
 */
export async function breaksOf(
  broker: Broker,
  verification: JsonObject | undefined,
): Promise<readonly Break[]> {
  const link = linkOf(verification, 'self');
  if (!link) return [];
  const result = await readable(broker, new URL(link.href, broker.baseUrl).href);
  const recorded = result && getKey(result, 'testResults');
  const tests = Array.isArray(recorded)
    ? recorded.filter(isObject)
    : objectsAt(objectAt(result, 'testResults'), 'tests');
  return tests.flatMap(breaksOfTest);
}

/** The explanation is an extra: that it cannot be read must not cost the answer. */
async function readable(broker: Broker, url: string): Promise<JsonObject | undefined> {
  try {
    return (await broker.get(url)).body;
  } catch (error) {
    if (error instanceof BrokerError) return undefined;
    throw error;
  }
}

function breaksOfTest(test: JsonObject): readonly Break[] {
  const failed = flagAt(test, 'success') === false || textAt(test, 'status') === 'failed';
  if (!failed) return [];
  const interaction =
    textAt(test, 'interactionDescription') ??
    textAt(test, 'testDescription') ??
    textAt(test, 'interactionId') ??
    '';
  const mismatches = objectsAt(test, 'mismatches');
  if (mismatches.length === 0)
    return [
      { interaction, field: '', message: textAt(objectAt(test, 'exception'), 'message') ?? 'it failed' },
    ];
  return mismatches.map((mismatch) => ({
    interaction,
    field: [textAt(mismatch, 'attribute'), textAt(mismatch, 'identifier')].filter(Boolean).join(' '),
    message: textAt(mismatch, 'description') ?? 'it does not match',
  }));
}

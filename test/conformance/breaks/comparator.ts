import { createRequire } from 'node:module';
import type { JsonObject, JsonValue } from '../../../src/json/value.js';

/** As far as it is used here; its own declarations cannot be resolved by Node's module rules. */
interface Peer {
  readonly Comparator: new (options: {
    readonly oas: unknown;
  }) => { compare(pact: unknown): AsyncIterable<{ readonly type: string; readonly code: string }> };
}

const { Comparator }: Peer = createRequire(import.meta.url)('@pactflow/openapi-pact-comparator');

const CAN_FAIL = new Set(['error', 'warning']);

/** What openapi-pact-comparator says about a document and a pact, counted by code; undefined: it broke down. */
export async function comparatorSays(
  document: JsonValue,
  pact: JsonObject,
): Promise<ReadonlyMap<string, number> | undefined> {
  const counts = new Map<string, number>();
  try {
    // It writes into what it is given.
    const comparator = new Comparator({ oas: structuredClone(document) });
    for await (const { type, code } of comparator.compare(structuredClone(pact)))
      if (CAN_FAIL.has(type)) counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
  } catch {
    return undefined;
  }
}

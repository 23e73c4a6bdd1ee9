// Adapter for schema/containment-bench.mjs: node containment-bench.mjs --adapter test/conformance/adapters/containment.mjs
import { register } from 'tsx/esm/api';

const unregister = register();
const { isSubschema: decide } = await import('../containment.ts');
await unregister();

export const name = 'concordat solver';

/** true, false or null ("don't know"), with the witness of a "no". */
export function isSubschema(sub, sup, { dialect }) {
  const { verdict, witness } = decide(sub, sup, dialect);
  return { verdict: verdict ?? null, witness };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../src/json/parse.js';
import { printJson } from '../../src/json/print.js';
import { getKey, isObject, type JsonObject } from '../../src/json/value.js';
import { VERIFIER_POLICY } from '../../src/matching/index.js';
import { deviationOf } from './deviations.js';
import { judge } from './matching/judge.js';
import type { Part } from './matching/one-interaction.js';
import type { ConformanceCheck } from './model.js';

interface Probe {
  readonly id: string;
  readonly spec: string;
  readonly part: Part;
  readonly note: string;
  readonly verdict: string;
  readonly expectedText: string;
  readonly actual: JsonObject;
}

function readProbes(path: string): Probe[] {
  const { value } = parseJson(readFileSync(path, 'utf8'));
  const list = Array.isArray(value)
    ? value
    : isObject(value)
      ? Object.values(value).find(Array.isArray)
      : undefined;
  return (list ?? []).filter(isObject).map((probe) => {
    const part = probe.part as Part;
    const data = isObject(probe.case) ? probe.case : {};
    const text = getKey(data, `${part}Text`);
    const actual = getKey(data, 'actual');
    return {
      id: String(probe.id),
      spec: String(probe.spec ?? '3'),
      part,
      note: String(probe.note ?? ''),
      verdict: String(probe.verdict),
      expectedText: typeof text === 'string' ? text : printJson(getKey(data, part) ?? {}),
      actual: isObject(actual) ? actual : {},
    };
  });
}

/** A file the verifier cannot load is one the reader must at least find fault with. */
const agrees = (
  { verdict }: Probe,
  ours: { readonly verdict: string; readonly faults: readonly string[] },
): boolean =>
  verdict === 'load-error' || verdict === 'error' ? ours.faults.length > 0 : verdict === ours.verdict;

/** Verdicts recorded from the Rust verifier: shared/matching/verifier-probes.json, or files of the same form. */
export const run: ConformanceCheck = async ({ shared, paths }) => {
  const files = paths.length ? paths : [join(shared, 'matching/verifier-probes.json')];
  const failures: string[] = [];
  const notes: string[] = [];
  const probes = files.flatMap(readProbes);
  for (const probe of probes) {
    const ours = judge(probe.part, probe.spec, probe.expectedText, probe.actual);
    if (agrees(probe, ours)) continue;
    const asVerifier = judge(probe.part, probe.spec, probe.expectedText, probe.actual, VERIFIER_POLICY);
    const deviation =
      deviationOf(probe.id) ?? (agrees(probe, asVerifier) ? 'a switch of src/matching/policy.ts' : undefined);
    const line = `${probe.id} "${probe.note}": verifier ${probe.verdict}, we ${ours.verdict}`;
    if (deviation) notes.push(`${line} (deviation: ${deviation})`);
    else failures.push(`${line}: ${ours.words || ours.faults.join('; ')}`);
  }
  return {
    name: 'verifier-probes',
    total: probes.length,
    agreed: probes.length - failures.length - notes.length,
    failures,
    notes,
  };
};

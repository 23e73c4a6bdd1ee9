import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../src/json/parse.js';
import { printJson } from '../../src/json/print.js';
import { isObject } from '../../src/json/value.js';
import { judge } from './matching/judge.js';
import type { Part } from './matching/one-interaction.js';
import type { ConformanceCheck } from './model.js';

/** Scenarios nobody agrees with; docs/matching.md gives the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'v3-message_provider-16':
    'the Kafka schema registry prefix is a work in progress of the suite; Rust disagrees too',
};

/** The scenarios of the Pact compatibility suite as data (shared/conformance/compatibility-suite/derived). */
export const run: ConformanceCheck = async ({ shared }) => {
  const folder = join(shared, 'conformance/compatibility-suite/derived');
  const failures: string[] = [];
  const notes: string[] = [];
  let total = 0;
  for (const file of readdirSync(folder).sort()) {
    const { value } = parseJson(readFileSync(join(folder, file), 'utf8'));
    for (const scenario of Array.isArray(value) ? value.filter(isObject) : []) {
      total += 1;
      const { expected, actual } = scenario;
      if (!isObject(expected) || !isObject(actual)) continue;
      // The expected parts are written in the V4 style whatever the version of the scenario.
      const ours = judge(scenario.kind as Part, '4', printJson(expected), actual);
      if ((ours.verdict === 'match') === scenario.match) continue;
      const id = String(scenario.id);
      const line = `${id} "${String(scenario.scenario)}" expects ${String(scenario.match)}: ${ours.words}`;
      if (EXCEPTIONS[id]) notes.push(`${line} (documented: ${EXCEPTIONS[id]})`);
      else failures.push(line);
    }
  }
  return {
    name: 'compatibility-suite',
    total,
    agreed: total - failures.length - notes.length,
    failures,
    notes,
  };
};

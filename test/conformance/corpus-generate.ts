import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf } from '../../src/generate/find-operation.js';
import { generateRequests, generateResponses, nearMissRequests, statusOf } from '../../src/generate/index.js';
import { loadDescription } from '../../src/run/load.js';
import { createSchemaCompiler } from '../../src/schema/compile.js';
import { dialectOfDocument } from '../../src/schema/dialects/dialects.js';
import { createSampler, drawValues } from '../../src/schema/generate/sampler.js';
import { accepts } from '../../src/schema/judge/index.js';
import type { Reading, Schema } from '../../src/schema/model.js';
import { loadFile } from '../../src/source/load.js';
import { createReferenceResolver } from '../../src/source/references.js';
import type { ConformanceCheck } from './model.js';
import { schemaPlaces } from './schema-places.js';

const READINGS: readonly Reading[] = [
  { world: 'closed', direction: 'response', formats: true },
  { world: 'open', direction: 'request', formats: true },
];

/** One schema may take this long; beyond it counts as a hang. */
const SLOW_MS = 15_000;
const VALUES = 5;

interface Tally {
  readonly failures: string[];
  readonly reasons: Map<string, string[]>;
  readonly counts: { drawn: number; rejected: number; wholes: number; wholesRejected: number };
  schemas: number;
  found: number;
  empty: number;
  slowest: { ms: number; place: string };
}

/** Values for every schema, and messages for every operation, of real documents: nothing crashes, hangs or is wrong. */
export const run: ConformanceCheck = async ({ shared, paths, quick, seed }) => {
  const tally: Tally = {
    failures: [],
    reasons: new Map(),
    counts: { drawn: 0, rejected: 0, wholes: 0, wholesRejected: 0 },
    schemas: 0,
    found: 0,
    empty: 0,
    slowest: { ms: 0, place: '' },
  };
  const operations = { requests: 0, made: 0, responses: 0, given: 0, broken: 0 };
  const all = (paths.length > 0 ? paths : [join(shared, 'corpus/oas')]).flatMap(files);
  for (const file of quick ? all.filter((_, i) => i % 8 === 0) : all) {
    overSchemas(file, seed, quick ? 20 : Infinity, tally);
    await overOperations(file, seed, tally.failures, operations);
  }
  const { schemas, found, empty, counts, slowest } = tally;
  const percent = (part: number, whole: number): string =>
    `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
  const notes = [
    `a value was found for ${percent(found, schemas)} of ${schemas} schemas (${empty} accept nothing, proved: ${percent(found + empty, schemas)} settled)`,
    `rejected on the way: ${percent(counts.rejected, counts.drawn)} of ${counts.drawn} parts, ${percent(counts.wholesRejected, counts.wholes)} of ${counts.wholes} whole values`,
    `slowest schema: ${Math.round(slowest.ms)} ms (${slowest.place})`,
    `requests for ${operations.made} of ${operations.requests} operations, near misses for ${operations.broken}; responses for ${operations.given} of ${operations.responses}`,
    ...[...tally.reasons].map(
      ([reason, places]) =>
        `${places.length} × ${reason}: ${places.slice(0, 5).join(', ')}${places.length > 5 ? ', …' : ''}`,
    ),
  ];
  return {
    name: 'corpus-generate',
    total: schemas,
    agreed: schemas - tally.failures.length,
    failures: tally.failures,
    notes,
  };
};

function files(folder: string): string[] {
  if (!statSync(folder).isDirectory()) return [folder];
  return readdirSync(folder)
    .flatMap((entry) => files(join(folder, entry)))
    .filter((path) => /\.(?:json|ya?ml)$/.test(path) && !path.endsWith('index.json'));
}

function overSchemas(file: string, seed: number, limit: number, tally: Tally): void {
  let source: ReturnType<typeof loadFile>;
  try {
    source = loadFile(file);
  } catch {
    return;
  }
  const dialect = dialectOfDocument(source.value);
  if (!dialect) return;
  const compiler = createSchemaCompiler({
    resolve: createReferenceResolver().resolve,
    dialect,
    root: source,
  });
  for (const pointer of schemaPlaces(source.value).slice(0, limit))
    for (const reading of READINGS) overSchema(compiler.compile({ source, pointer }), reading, seed, tally);
}

function overSchema(schema: Schema, reading: Reading, seed: number, tally: Tally): void {
  const place = `${schema.location.source.display}#${schema.location.pointer} (${reading.world})`;
  const start = performance.now();
  tally.schemas++;
  try {
    const sampler = createSampler(schema, reading);
    const values = drawValues(sampler, seed, VALUES);
    const { whole, drawn, rejected } = sampler.counts;
    tally.counts.drawn += drawn;
    tally.counts.rejected += rejected;
    tally.counts.wholes += whole.drawn;
    tally.counts.wholesRejected += whole.rejected;
    if (values.some((value) => accepts(schema, value, reading) !== true))
      tally.failures.push(`${place}: not valid`);
    if (values.length === VALUES) tally.found++;
    else {
      const nothing = sampler.whyNothing();
      if (nothing.kind === 'empty') tally.empty++;
      const reason = nothing.kind === 'empty' ? 'accepts nothing (proved)' : nothing.reason;
      tally.reasons.set(reason, [...(tally.reasons.get(reason) ?? []), place]);
    }
  } catch (error) {
    tally.failures.push(`${place}: ${error instanceof Error ? error.stack : String(error)}`);
  }
  const ms = performance.now() - start;
  if (ms > tally.slowest.ms) tally.slowest = { ms, place };
  if (ms > SLOW_MS) tally.failures.push(`${place}: took ${Math.round(ms)} ms`);
}

async function overOperations(
  file: string,
  seed: number,
  failures: string[],
  tally: { requests: number; made: number; responses: number; given: number; broken: number },
): Promise<void> {
  const description = await loadDescription(file).catch(() => undefined);
  if (!description) return;
  for (const { method, template, compile } of operationsOf(description))
    try {
      const operation = compile();
      if (!operation) continue;
      tally.requests++;
      if (generateRequests(operation, { seed, n: 2 }).kind === 'messages') tally.made++;
      if (nearMissRequests(operation, { seed, n: 2 }).length > 0) tally.broken++;
      for (const response of operation.responses) {
        tally.responses++;
        if (generateResponses(operation, statusOf(response), { seed, n: 2 }).kind === 'messages')
          tally.given++;
      }
    } catch (error) {
      failures.push(`${file} ${method} ${template}: ${error instanceof Error ? error.stack : String(error)}`);
    }
}

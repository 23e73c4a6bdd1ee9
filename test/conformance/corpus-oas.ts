import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readDescription } from '../../src/openapi/description.js';
import type { Description, Operation } from '../../src/openapi/model.js';
import { findOperations } from '../../src/openapi/route/route.js';
import { templateShape } from '../../src/openapi/template.js';
import type { Schema } from '../../src/schema/model.js';
import { loadFile } from '../../src/source/load.js';
import { InputError } from '../../src/source/model.js';
import { createReferenceResolver } from '../../src/source/references.js';
import type { ConformanceCheck } from './model.js';
import { samplePath } from './sample-path.js';

const FOLDERS = ['corpus/oas', 'corpus/versions', 'corpus/pairs'];
const SLOWEST = 5;
const TOO_SLOW_MS = 5000;

function documents(folder: string): string[] {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    if (statSync(path).isDirectory()) return entry === 'pacts' ? [] : documents(path);
    return /\.(?:json|ya?ml)$/.test(entry) && entry !== 'index.json' ? [path] : [];
  });
}

/** Reads the schema far enough to meet what is broken in it. */
const touch = (schema: Schema | undefined): number =>
  (schema?.properties?.size ?? 0) + (schema?.faults.length ?? 0);

function touchOperation(operation: Operation): void {
  for (const { encoding } of operation.parameters) touch(encoding.schema);
  for (const content of operation.requestBody?.content ?? []) touch(content.schema);
  for (const response of operation.responses) {
    for (const { encoding } of response.headers) touch(encoding.schema);
    for (const content of response.content ?? []) touch(content.schema);
  }
}

/** Whether the sample path of an operation leads back to it (or to a path equal up to parameter names). */
function routed(description: Description, operation: Operation): boolean {
  const { candidates } = findOperations(description, operation.method, samplePath(operation));
  return candidates.some(
    (candidate) => templateShape(candidate.path.template) === templateShape(operation.template),
  );
}

/** Every real document loads, every operation compiles and is found again by a path of its own. */
export const run: ConformanceCheck = async ({ shared, paths }) => {
  const failures: string[] = [];
  const faults = new Map<string, number>();
  const times: { readonly name: string; readonly ms: number }[] = [];
  const refused: string[] = [];
  let operations = 0;
  let missed = 0;
  const folders = paths.length > 0 ? paths : FOLDERS.map((folder) => join(shared, folder));
  for (const file of folders.flatMap(documents)) {
    const name = relative(shared, file);
    const started = performance.now();
    try {
      const description = readDescription(loadFile(file), createReferenceResolver());
      for (const path of description.paths) {
        for (const method of path.methods) {
          const operation = path.operation(method) as Operation;
          touchOperation(operation);
          operations += 1;
          if (!routed(description, operation)) {
            missed += 1;
            failures.push(`${name}: ${method} ${path.template} is not found by a path of its own`);
          }
        }
      }
      for (const { code } of description.faults) faults.set(code, (faults.get(code) ?? 0) + 1);
    } catch (error) {
      if (error instanceof InputError) refused.push(error.message);
      else failures.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    const ms = performance.now() - started;
    times.push({ name, ms });
    if (ms > TOO_SLOW_MS) failures.push(`${name}: takes ${Math.round(ms)} ms`);
  }
  const slowest = times.sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  return {
    name: 'corpus-oas',
    total: operations,
    agreed: operations - missed,
    failures,
    notes: [
      `${times.length} files, ${operations} operations`,
      ...slowest.map(({ name, ms }) => `${Math.round(ms)} ms ${name}`),
      ...[...faults].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${count} × spec.${code}`),
      ...refused.map((message) => `refused: ${message}`),
    ],
  };
};

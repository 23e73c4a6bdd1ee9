import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { buildPact } from './github-pact.mjs';
import { scratchFile } from './measure.js';

interface Pact {
  readonly interactions: readonly { readonly description: string }[];
}
type Document = Record<string, unknown> & { readonly paths: Record<string, unknown> };

const read = (file: string): Document => JSON.parse(readFileSync(file, 'utf8'));

const every = <T>(items: readonly T[], step: number): T[] => items.filter((_item, i) => i % step === 0);

const withPaths = (document: Document, step: number): Document => ({
  ...document,
  paths: Object.fromEntries(every(Object.entries(document.paths), step)),
});

const write = (name: string, value: unknown): string => {
  const file = scratchFile(name);
  writeFileSync(file, JSON.stringify(value));
  return file;
};

/** One interaction per operation, from the document's own examples. */
export const githubPact = (document: string): string => write('pact.json', buildPact(read(document)));

/** The same interactions several times over. */
export function pactWithCopies(document: string, copies: number): string {
  const pact: Pact = buildPact(read(document));
  const interactions = Array.from({ length: copies }, (_unused, copy) =>
    pact.interactions.map((one) => ({ ...one, description: `${one.description} (${copy})` })),
  ).flat();
  return write(`pact-${copies}.json`, { ...pact, interactions });
}

/** A pact that calls one path of sixteen. */
export const smallPact = (document: string): string =>
  write('small-pact.json', buildPact(withPaths(read(document), 16)));

/** The document with its paths several times over, the copies under other names. */
export function documentWithCopies(document: string, copies: number): string {
  const whole = read(document);
  const paths = Array.from({ length: copies }, (_unused, copy) =>
    Object.entries(whole.paths).map(([path, item]) => [copy ? `/copy-${copy}${path}` : path, item]),
  ).flat();
  return write(`document-${copies}.json`, { ...whole, paths: Object.fromEntries(paths) });
}

/** The interactions spread over 500 pact files. */
export function manyPacts(document: string): string {
  const pact: Pact = buildPact(read(document));
  const folder = scratchFile('many');
  mkdirSync(folder);
  const files = 500;
  for (let i = 0; i < files; i++) {
    const interactions = pact.interactions.filter((_one, at) => at % files === i);
    const consumer = { name: `consumer-${i}` };
    writeFileSync(join(folder, `${i}.json`), JSON.stringify({ ...pact, consumer, interactions }));
  }
  return folder;
}

/** A third of the document as YAML. */
export const yamlDocument = (document: string): string =>
  dump(withPaths(read(document), 3), { lineWidth: -1 });

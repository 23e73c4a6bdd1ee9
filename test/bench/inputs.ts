import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { buildPact } from './github-pact.mjs';
import { scratchFile } from './measure.js';

interface Pact {
  readonly interactions: readonly { readonly description: string }[];
}
type Document = Record<string, unknown> & { readonly paths: Record<string, unknown> };

const every = <T>(items: readonly T[], step: number): T[] => items.filter((_item, i) => i % step === 0);

const write = (name: string, value: unknown): string => {
  const file = scratchFile(name);
  writeFileSync(file, JSON.stringify(value));
  return file;
};

/** Inputs made of one large document: pacts of several sizes, documents of several sizes, many pact files, YAML. */
export function makeInputs(text: string) {
  const document: Document = JSON.parse(text);
  const pact: Pact = buildPact(document);
  const part = (step: number): Pact => ({ ...pact, interactions: every(pact.interactions, step) });
  const small = buildPact({
    ...document,
    paths: Object.fromEntries(every(Object.entries(document.paths), 16)),
  });
  const documentPart = (step: number) => ({
    ...document,
    paths: Object.fromEntries(every(Object.entries(document.paths), step)),
    components: document.components,
  });
  const many = scratchFile('many');
  mkdirSync(many);
  const files = 500;
  for (let i = 0; i < files; i++) {
    const interactions = pact.interactions.filter((_one, at) => at % files === i);
    const consumer = { name: `consumer-${i}` };
    writeFileSync(join(many, `${i}.json`), JSON.stringify({ ...pact, consumer, interactions }));
  }
  return {
    pact: write('pact.json', pact),
    interactions: [16, 4, 1].map((step) => ({
      size: 16 / step,
      file: write(`pact-${step}.json`, part(step)),
    })),
    documents: [16, 4, 1].map((step) => ({
      size: 16 / step,
      file: write(`document-${step}.json`, documentPart(step)),
    })),
    smallPact: write('small-pact.json', small),
    many,
    yaml: dump(documentPart(3), { lineWidth: -1 }),
  };
}

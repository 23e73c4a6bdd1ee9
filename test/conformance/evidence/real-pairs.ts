import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A document and pacts about it, as files. */
export interface RealPair {
  readonly id: string;
  readonly spec: string;
  readonly pacts: readonly string[];
}

const ROOT = resolve(import.meta.dirname, '../../..');
const DOCUMENTS = [
  'openapi.yaml',
  'openapi.json',
  'oas.yaml',
  'oas.yml',
  'oas.json',
  'after.yaml',
  'before.yaml',
];

const foldersIn = (root: string): string[] =>
  existsSync(root)
    ? readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

/** The pairs of a folder: its documents, and its pact or its folder of pacts. */
function pairsIn(folder: string, id: string): RealPair[] {
  const pacts = [
    ...[join(folder, 'pact.json')].filter(existsSync),
    ...(existsSync(join(folder, 'pacts'))
      ? readdirSync(join(folder, 'pacts')).map((name) => join(folder, 'pacts', name))
      : []),
  ].filter((path) => path.endsWith('.json'));
  return DOCUMENTS.map((name) => join(folder, name))
    .filter((path) => existsSync(path) && pacts.length > 0)
    .map((spec) => ({ id: `${id} ${spec.slice(folder.length + 1)}`, spec, pacts }));
}

export const examplePairs = (): RealPair[] =>
  foldersIn(join(ROOT, 'examples')).flatMap((name) =>
    pairsIn(join(ROOT, 'examples', name), `examples/${name}`),
  );

export const scenarioPairs = (): RealPair[] =>
  foldersIn(join(ROOT, 'test/scenarios')).flatMap((group) =>
    foldersIn(join(ROOT, 'test/scenarios', group)).flatMap((name) =>
      pairsIn(join(ROOT, 'test/scenarios', group, name), `${group}/${name}`),
    ),
  );

export const probePairs = (shared: string): RealPair[] =>
  foldersIn(join(shared, 'probes')).flatMap((name) => pairsIn(join(shared, 'probes', name), `probe ${name}`));

export function corpusPairs(shared: string): RealPair[] {
  const root = join(shared, 'corpus');
  const index: { id: string; spec: string; pact: string }[] = JSON.parse(
    readFileSync(join(root, 'pairs/index.json'), 'utf8'),
  );
  return index.map(({ id, spec, pact }) => ({ id, spec: join(root, spec), pacts: [join(root, pact)] }));
}

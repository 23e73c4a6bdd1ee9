import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The layers of src, lowest first; folders in one row do not know each other. An import may only go to a lower row. */
const LAYERS: readonly (readonly string[])[] = [
  ['text', 'package.ts'],
  ['json'],
  ['regex', 'media-type', 'wire'],
  ['source'],
  ['pact', 'schema'],
  ['openapi', 'matching'],
  ['generate'],
  ['rules'],
  ['check'],
  ['policy'],
  ['report'],
  ['run', 'config', 'broker'],
  ['store', 'testing'],
  ['cli', 'index.ts', 'arbitrary.ts', 'vitest.ts', 'jest.ts'],
];

/** Longest file anybody may write by hand. */
const LONGEST = 350;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const SOURCE = 'src';

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(SOURCE, file));

function importsOf(file: string): readonly Import[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return;
    found.push({ from: file, to: join(dirname(file), specifier.text).replace(/\.js$/, '.ts'), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The folder (or top-level file) of src that a file belongs to. */
const partOf = (file: string): string => relative(SOURCE, file).split('/')[0] as string;

const layerOf = (file: string): number => LAYERS.findIndex((parts) => parts.includes(partOf(file)));

const imports = files.flatMap(importsOf);

/** `rules` names severities and verdicts, which are types of `check`; nothing runs upwards. */
const isWaived = ({ from, to, typeOnly }: Import): boolean =>
  typeOnly && partOf(from) === 'rules' && to === join(SOURCE, 'check/model.ts');

describe('the layers of src', () => {
  it('has a place for every folder', () => {
    expect([...new Set(files.filter((file) => layerOf(file) < 0).map(partOf))]).toEqual([]);
  });

  it('imports only downwards', () => {
    const upwards = imports.filter(
      (each) =>
        partOf(each.from) !== partOf(each.to) && layerOf(each.from) <= layerOf(each.to) && !isWaived(each),
    );
    expect(upwards.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });
});

describe('the files of src', () => {
  it('are short enough to read', () => {
    const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length;
    expect(files.filter((file) => lines(file) > LONGEST)).toEqual([]);
  });

  it('has no drawer for whatever fits nowhere', () => {
    expect(files.filter((file) => /\/(utils?|helpers?|common|misc|shared)(\/|\.ts$)/.test(file))).toEqual([]);
  });
});

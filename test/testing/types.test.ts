import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const { options: base } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.json', ts.sys.readFile).config,
  ts.sys,
  process.cwd(),
);

/** The declarations that the build writes for one module. */
function declarationsOf(file: string): string {
  const program = ts.createProgram([file], {
    ...base,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
  });
  let text = '';
  program.emit(program.getSourceFile(file), (_name, written) => {
    text = written;
  });
  return text;
}

/** What the compiler says about files that are not there, beside those that are. */
function complaints(
  example: string,
  files: ReadonlyMap<string, string>,
  options: ts.CompilerOptions,
): string[] {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  };
  const program = ts.createProgram([example], options, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(example))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

it('compiles the documented example for Vitest against the declarations of the package', () => {
  const [, example = ''] =
    /## Vitest\n\n```ts\n(.*?)```/s.exec(readFileSync('docs/testing.md', 'utf8')) ?? [];
  expect(example).toContain('toAgreeWith');
  // Beside the module they declare, so that what they import is found.
  const declarations = resolve('src/vitest-declarations.d.ts');
  const file = resolve('test/testing/example.ts');
  const files = new Map([
    [declarations, declarationsOf(resolve('src/vitest.ts'))],
    [file, example],
  ]);
  const options = { ...base, paths: { 'concordat/vitest': [declarations] } };
  expect(complaints(file, files, options)).toEqual([]);
}, 120_000);

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from 'rolldown';

/** Left to node_modules because they load parts of themselves by computed names; both are loaded only when needed. */
const external = ['jiti', '@apidevtools/swagger-parser', /^node:/, ...builtinModules];

/** Users combine our arbitraries with their own copy of fast-check; the matcher belongs to the copy that runs the tests. */
const shared = ['fast-check', 'vitest'];

/**
 * Packages that source code loads at once, but not before it needs them, become parts of the bundle all the same; and a script that
 * is CommonJS has a `require` already.
 */
const lazyRequires = {
  name: 'lazy-requires',
  transform: {
    // Not in rolldown's own code, which makes the `require` of ES modules in the same words.
    filter: { id: /[\\/]src[\\/]/, code: /createRequire\(import\.meta\.url\)/ },
    handler: (code) => code.replaceAll('createRequire(import.meta.url)', 'require'),
  },
};

/** What commander needs only for commands that are programs of their own. */
const noPrograms = {
  name: 'no-programs',
  transform: {
    filter: { id: /\/commander\// },
    handler: (code) => code.replace("require('node:child_process')", '{}'),
  },
};

const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * The form load-bundle.ts reads: one function, and nothing but ASCII (all else stands in strings), so that nothing has to be
 * decoded or joined; the last line names it. What it imports later goes through a function it is given: V8 forgets who imports
 * where it runs code that it compiled earlier.
 */
const asFunction = {
  name: 'as-function',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      const code = chunk.code
        .replace(/[^\0-\x7f]/g, escaped)
        .replace(/(?<![\w$.])import\(/g, 'importModule(');
      const name = createHash('sha256').update(code).digest('hex');
      chunk.code = `(function (exports, require, module, __filename, __dirname, importModule) {${code}\n})\n// ${name}`;
    }
  },
};

/** Runs an example, so that the code V8 compiles for it lies beside the bundle (src/cli/compiled-code.ts). */
const compiledCode = {
  name: 'compiled-code',
  writeBundle({ dir }) {
    const example = 'examples/user-service';
    if (!existsSync(join(dir, 'cli.cjs')) || !existsSync(example)) return;
    // In a folder where nothing was kept: a run that finds its results does not compile what computes them.
    const cwd = mkdtempSync(join(tmpdir(), 'concordat-build-'));
    const args = ['check', '--spec', resolve(example, 'openapi.yaml'), resolve(example, 'pacts')];
    execFileSync(process.execPath, [resolve(dir, 'cli.cjs'), ...args], {
      cwd,
      env: { ...process.env, CONCORDAT_BUILD: '1' },
      stdio: 'ignore',
    });
    rmSync(cwd, { recursive: true });
  },
};

/** Spares every run from reading package.json. */
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const common = {
  platform: 'node',
  external,
  transform: { define: { CONCORDAT_VERSION: JSON.stringify(version) } },
};

const oneFile = { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false };

const script = (input, plugins) => ({ ...common, input, plugins, output: oneFile });

// Code that another version of Node compiled for an earlier bundle would be taken for that of a new one of the same length.
for (const name of existsSync('dist') ? readdirSync('dist') : [])
  if (name === 'chunks' || /^code-.*\.bin$/.test(name)) rmSync(join('dist', name), { recursive: true });

/** The command line is one file in CommonJS, which starts sooner; the library is ES modules. */
export default defineConfig([
  {
    ...common,
    external: [...external, ...shared],
    input: {
      index: 'src/index.ts',
      arbitrary: 'src/arbitrary.ts',
      vitest: 'src/vitest.ts',
      jest: 'src/jest.ts',
    },
    plugins: [lazyRequires],
    output: { dir: 'dist', format: 'esm', chunkFileNames: 'chunks/[name].js' },
  },
  {
    ...common,
    input: { concordat: 'src/cli/bundle.ts' },
    plugins: [lazyRequires, noPrograms, asFunction],
    output: { ...oneFile, minify: !process.env.READABLE },
  },
  script({ cli: 'src/cli/launch.ts' }, [lazyRequires, compiledCode]),
  script({ thread: 'src/cli/thread.ts' }, [lazyRequires]),
]);

import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig } from 'rolldown';

/**
 * Left to node_modules: fast-check, because users combine our arbitraries with their own copy; jiti and swagger-parser,
 * because they load parts of themselves by computed names; all three are loaded only when needed. vitest, because the
 * matcher belongs to the copy that runs the tests.
 */
const external = ['fast-check', 'jiti', '@apidevtools/swagger-parser', 'vitest'];

const entries = {
  index: 'src/index.ts',
  cli: 'src/cli/main.ts',
  arbitrary: 'src/arbitrary.ts',
  vitest: 'src/vitest.ts',
  jest: 'src/jest.ts',
};

export default defineConfig({
  input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
  platform: 'node',
  external: [...external, /^node:/, ...builtinModules],
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    sourcemap: false,
  },
});

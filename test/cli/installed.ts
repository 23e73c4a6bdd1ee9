import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';

/** Says who started it, and does next to nothing. */
const bundleSaying = (
  word: string,
) => `(function (exports, require, module, __filename, __dirname, importModule) {
  const { Worker, workerData, parentPort } = require('node:worker_threads');
  exports.work = async () => parentPort.postMessage('worked on ' + workerData);
  exports.start = (installation) => {
    console.log(JSON.stringify({ word: '${word}', installation, __filename, __dirname }));
    if (process.argv[2] === 'import')
      importModule(process.argv[3]).then((found) => console.log(found.default));
    if (process.argv[2] === 'thread')
      new Worker(installation.script, { workerData: 'a task' }).on('message', (text) => console.log(text));
  };
})
// build-${word}`;

export interface Run {
  readonly args?: readonly string[];
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const compiledIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith('code-'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
};

/** The launcher as the build makes it, beside a bundle of our own, with a cache folder of its own. */
export class Installed {
  readonly root = mkdtempSync(join(tmpdir(), 'concordat-launch-'));
  readonly folder = join(this.root, 'installed');
  readonly script = join(this.folder, 'cli.cjs');
  readonly bundle = join(this.folder, 'concordat.cjs');
  readonly cache = join(this.root, 'cache');

  async build(): Promise<void> {
    for (const input of [{ cli: 'src/cli/launch.ts' }, { thread: 'src/cli/thread.ts' }])
      await build({
        input,
        platform: 'node',
        output: { dir: this.folder, format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      });
  }

  /** As it is before the first run. */
  reset(): void {
    rmSync(this.cache, { recursive: true, force: true });
    for (const file of compiledIn(this.folder)) rmSync(file);
    this.write('one');
  }

  write(word: string): void {
    writeFileSync(this.bundle, bundleSaying(word));
  }

  /** The lines it prints in a process of its own; anything on stderr is a failure. */
  lines({ args = [], flags = [], env = {} }: Run = {}): string[] {
    const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, this.script, ...args], {
      env: { PATH: process.env.PATH, XDG_CACHE_HOME: this.cache, ...env },
      encoding: 'utf8',
    });
    if (status !== 0 || stderr !== '') throw new Error(`ended with ${status}: ${stderr}`);
    return stdout.trimEnd().split('\n');
  }

  /** The word that the bundle says. */
  run(run?: Run): string {
    return JSON.parse(this.lines(run)[0] ?? '').word;
  }

  /** Files of compiled code in the cache of the user. */
  kept(cache = this.cache): string[] {
    return compiledIn(join(cache, 'concordat'));
  }

  /** Files of compiled code that the build left. */
  built(): string[] {
    return compiledIn(this.folder);
  }

  /** Tells apart files that took each other's place. */
  identities(): string[] {
    return this.kept().map((file) => {
      const { ino, mtimeMs } = statSync(file);
      return `${ino} ${mtimeMs}`;
    });
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

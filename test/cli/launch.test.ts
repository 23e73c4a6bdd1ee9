import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Installed, type Run } from './installed.js';

const installed = new Installed();

beforeAll(() => installed.build());
beforeEach(() => installed.reset());
afterAll(() => installed.remove());

const BUILD: Run = { env: { CONCORDAT_BUILD: '1' } };

describe('the launcher', () => {
  it('starts the bundle beside it as a module of that place, and says what is installed', () => {
    const { bundle, folder } = installed;
    const script = join(folder, 'thread.cjs');
    expect(installed.lines().map((line) => JSON.parse(line))).toEqual([
      {
        word: 'one',
        installation: { script, build: 'build-one' },
        __filename: bundle,
        __dirname: folder,
      },
    ]);
  });

  it.each(['first', 'next'])('imports modules for the bundle: %s run', (which) => {
    if (which === 'next') installed.run();
    const module = join(installed.root, 'module.mjs');
    writeFileSync(module, "export default 'a module';");
    const [, ...said] = installed.lines({ args: ['import', pathToFileURL(module).href] });
    expect([said, installed.kept().length]).toEqual([['a module'], 1]);
  });

  it('lets a thread work instead', () => {
    expect(installed.lines({ args: ['thread'] }).slice(1)).toEqual(['worked on a task']);
  });
});

describe('the code that V8 compiled', () => {
  it('is kept in the cache folder of the user by the first run, and taken from there by the next', () => {
    expect([installed.run(), installed.kept().length]).toEqual(['one', 1]);
    const before = installed.identities();
    expect([installed.run(), installed.run({ args: ['thread'] })]).toEqual(['one', 'one']);
    expect([installed.identities(), installed.built()]).toEqual([before, []]);
  });

  it('is put beside the bundle by the build; then the cache stays empty', () => {
    installed.run(BUILD);
    expect(installed.built()).toHaveLength(1);
    expect([installed.run(), installed.kept()]).toEqual(['one', []]);
  });

  it('is that of this very bundle, beside that of others', () => {
    installed.run();
    installed.write('two');
    expect([installed.run(), installed.kept().length]).toEqual(['two', 2]);
    const before = installed.identities();
    installed.write('one');
    expect([installed.run(), installed.identities()]).toEqual(['one', before]);
  });

  it('goes when nobody wrote it for more than thirty days', () => {
    const ago = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);
    installed.run();
    const [first = ''] = installed.kept();
    utimesSync(first, ago(29), ago(29));
    installed.write('two');
    expect([installed.run(), existsSync(first)]).toEqual(['two', true]);
    utimesSync(first, ago(31), ago(31));
    installed.write('three');
    expect([installed.run(), existsSync(first), installed.kept().length]).toEqual(['three', false, 2]);
  });

  it.runIf(process.platform === 'linux')('is below the home folder where nothing else is said', () => {
    const env = { XDG_CACHE_HOME: undefined, HOME: installed.root };
    expect(installed.run({ env })).toBe('one');
    expect(installed.kept(join(installed.root, '.cache'))).toHaveLength(1);
  });

  it.each(['CI', 'NODE_DISABLE_COMPILE_CACHE'])('is not kept with %s', (name) => {
    expect([installed.run({ env: { [name]: '1' } }), installed.kept()]).toEqual(['one', []]);
  });

  it.each([
    ['nothing', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('what is this?'.repeat(1_000))],
    ['half of it', (code: Buffer) => code.subarray(0, code.length / 2)],
    ['one bit less', (code: Buffer) => code.map((byte, i) => (i === code.length - 41 ? byte ^ 1 : byte))],
  ])('is made again where the file holds %s', (_name, spoil) => {
    installed.run();
    const [file = ''] = installed.kept();
    const bad = spoil(readFileSync(file));
    writeFileSync(file, bad);
    expect(installed.run()).toBe('one');
    expect(readFileSync(file).equals(bad)).toBe(false);
    const mended = installed.identities();
    expect([installed.run(), installed.identities()]).toEqual(['one', mended]);
  });

  it('may be impossible to keep', () => {
    writeFileSync(installed.cache, 'a file where the folder should be');
    expect(installed.run()).toBe('one');
    rmSync(installed.cache);
    installed.run();
    const [file = ''] = installed.kept();
    rmSync(file);
    mkdirSync(join(file, 'a folder where the file should be'), { recursive: true });
    expect([installed.run(), installed.run()]).toEqual(['one', 'one']);
  });
});

describe('flags for V8', () => {
  const SOME: Run = { flags: ['--no-lazy'] };

  it('make it compile anew', () => {
    installed.run();
    const before = installed.identities();
    expect(installed.run(SOME)).toBe('one');
    expect(installed.identities()).not.toEqual(before);
    expect(installed.run()).toBe('one');
  });

  it.each<[string, Run]>([
    ['as arguments', SOME],
    ['in the environment', { env: { NODE_OPTIONS: '--max-old-space-size=2000' } }],
  ])('have code of their own beside that of the build: %s', (_name, some) => {
    installed.run(BUILD);
    expect([installed.run(some), installed.kept().length]).toEqual(['one', 1]);
    const before = installed.identities();
    expect([installed.run(some), installed.run(), installed.run(some)]).toEqual(['one', 'one', 'one']);
    expect(installed.identities()).toEqual(before);
  });

  it('that change nothing leave it with the code of the build', () => {
    installed.run(BUILD);
    expect([installed.run({ flags: ['--enable-source-maps'] }), installed.kept()]).toEqual(['one', []]);
  });
});

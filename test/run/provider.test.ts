import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ValidationTime } from '../../src/openapi/when-to-validate.js';
import { valuesOf } from '../../src/run/problems.js';
import { openProvider } from '../../src/run/provider.js';
import { readFile } from '../../src/source/load.js';
import { InputError } from '../../src/source/model.js';
import { sha256 } from '../../src/text/sha256.js';
import { type Folder, makeFolder } from './folder.js';
import { FILES, userSchema } from './inputs.js';

const SECOND = `openapi: 3.1.0
info: { title: Second, version: '1' }
paths:
  /other: { $ref: paths.yaml#/other }
  /gone: { $ref: gone.yaml }
`;

const PROJECT = {
  ...FILES,
  'second.yaml': SECOND,
  'paths.yaml':
    'other: { get: { responses: { 200: { description: x, content: { a/b: { schema: { $ref: user.yaml } } } } } } }',
};

function open({ cwd }: Folder, names: readonly string[], validateSpec: ValidationTime = 'never') {
  const files = names.map((name) => ({ file: readFile(name, { cwd }), revision: undefined }));
  return openProvider(files, { cwd, allowRemoteRefs: false, validateSpec });
}

/** Has all operations read, and all they are made of. */
async function readAll(provider: ReturnType<typeof open>): Promise<void> {
  for (const { description } of valuesOf(await provider.read()))
    for (const path of description.paths)
      for (const method of path.methods)
        for (const { content } of path.operation(method)?.responses ?? [])
          for (const { schema } of content ?? []) schema?.ref;
}

describe('the documents of a provider', () => {
  it('are read once', async () => {
    const folder = makeFolder(PROJECT);
    const provider = open(folder, ['openapi.yaml']);
    const first = await provider.read();
    folder.write('openapi.yaml', SECOND);
    expect(await provider.read()).toBe(first);
    expect(first).toMatchObject([{ value: { description: { title: 'Shop' } } }]);
  });

  it('may be unusable: each says what is wrong', async () => {
    const folder = makeFolder({ ...PROJECT, 'broken.yaml': 'openapi: [' });
    const read = await open(folder, ['broken.yaml', 'second.yaml', 'pacts/app.json']).read();
    expect(read).toMatchObject([
      { problem: { place: { file: 'broken.yaml' } } },
      { value: { description: { title: 'Second' } } },
      { problem: { message: expect.stringContaining('pacts/app.json is a pact') } },
    ]);
  });

  it('are sources without being read', () => {
    const folder = makeFolder({ 'broken.yaml': 'openapi: [' });
    const provider = open(folder, ['broken.yaml']);
    expect(provider.source(0)).toMatchObject({ display: 'broken.yaml', text: 'openapi: [' });
    expect(() => provider.source(0).value).toThrow(InputError);
    expect(provider.sources()).toEqual([provider.source(0)]);
  });
});

describe('the faults of a document', () => {
  it('are at first those of its list of paths', async () => {
    const provider = open(makeFolder(PROJECT), ['openapi.yaml']);
    const [document] = valuesOf(await provider.read());
    const messages = document?.initial.map(({ location }) => location.pointer);
    await readAll(provider);
    expect(messages).toEqual(['/paths/~1broken']);
    expect(document?.initial.map(({ location }) => location.pointer)).toEqual(messages);
    expect(document?.description.faults.length).toBeGreaterThan(1);
  });

  it.each<[ValidationTime, boolean]>([
    ['never', false],
    ['auto', true],
    ['always', true],
  ])('include those of the whole: %s', async (when, expected) => {
    const [document] = valuesOf(await open(makeFolder(PROJECT), ['openapi.yaml'], when).read());
    expect(document?.whole.some(({ code }) => code === 'invalid')).toBe(expected);
  });
});

describe('references to other files', () => {
  const followed = (folder: Folder, provider: ReturnType<typeof open>) =>
    provider
      .references()
      .map(({ document, path, hash }) => [document, path.slice(folder.cwd.length + 1), hash]);
  const USER = sha256(FILES['user.yaml']);
  const PATHS = sha256(PROJECT['paths.yaml']);

  it('are known as soon as they are followed, with what was found', async () => {
    const folder = makeFolder(PROJECT);
    const provider = open(folder, ['openapi.yaml', 'second.yaml']);
    expect(followed(folder, provider)).toEqual([]);
    await provider.read();
    const first = [
      [1, 'paths.yaml', PATHS],
      [1, 'gone.yaml', null],
    ];
    expect(followed(folder, provider)).toEqual(first);
    await readAll(provider);
    // The first document refers to the file, too; it follows the reference for itself.
    expect(followed(folder, provider)).toEqual([
      ...first,
      [0, 'user.yaml', USER],
      [0, 'missing.yaml', null],
      [1, 'user.yaml', USER],
    ]);
  });

  it('are about what was read, whatever is there now', async () => {
    const folder = makeFolder(PROJECT);
    const provider = open(folder, ['second.yaml']);
    await readAll(provider);
    folder.write('user.yaml', userSchema('name'));
    folder.write('gone.yaml', 'get: { }');
    expect(followed(folder, provider)).toEqual([
      [0, 'paths.yaml', PATHS],
      [0, 'gone.yaml', null],
      [0, 'user.yaml', USER],
    ]);
  });

  it('can be followed elsewhere: they are noted once, and their files are sources', async () => {
    const folder = makeFolder(PROJECT);
    const provider = open(folder, ['second.yaml']);
    await provider.read();
    const reference = { document: 0, path: join(folder.cwd, 'user.yaml'), hash: USER };
    provider.note(reference);
    provider.note({ ...reference });
    provider.note({ ...reference, path: join(folder.cwd, 'nowhere.yaml') });
    provider.note({ ...reference, path: join(folder.cwd, 'gone.yaml'), hash: null });
    await readAll(provider);
    expect(followed(folder, provider).map(([, name]) => name)).toEqual([
      'paths.yaml',
      'gone.yaml',
      'user.yaml',
      'nowhere.yaml',
    ]);
    const names = provider.sources().map(({ display }) => display);
    expect(names.sort()).toEqual(['paths.yaml', 'second.yaml', 'user.yaml']);
  });

  it('are noted again when something else was found', () => {
    const folder = makeFolder(PROJECT);
    const provider = open(folder, ['second.yaml']);
    const reference = { document: 0, path: join(folder.cwd, 'user.yaml') };
    for (const hash of [USER, PATHS, null, USER]) provider.note({ ...reference, hash });
    expect(provider.references().map(({ hash }) => hash)).toEqual([USER, PATHS, null]);
    expect(provider.sources().map(({ display }) => display)).toEqual(['second.yaml', 'user.yaml']);
  });

  it('lead to files, or to an error of the input', () => {
    const folder = makeFolder(PROJECT);
    const provider = open(folder, ['second.yaml']);
    const referenced = (name: string) => provider.referenced({ document: 0, path: join(folder.cwd, name) });
    expect(referenced('user.yaml')).toMatchObject({ display: 'user.yaml' });
    expect(() => referenced('gone.yaml')).toThrow(InputError);
  });
});

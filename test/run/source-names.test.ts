import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openProvider } from '../../src/run/provider.js';
import { absolutePath, portablePath, sourceNames } from '../../src/run/source-names.js';
import { readFile } from '../../src/source/load.js';
import { InputError } from '../../src/source/model.js';
import { sourceFromText } from '../../src/source/text.js';
import { makeFolder } from './folder.js';
import { FILES } from './inputs.js';

const pact = sourceFromText('http://broker/pact', '{}', { display: 'a pact' });

function open(folder = makeFolder({ ...FILES, 'b/openapi.json': '{}', 'b/user.yaml': 'type: string' })) {
  const { cwd } = folder;
  const files = ['openapi.yaml', 'b/openapi.json'].map((name) => ({
    file: readFile(name, { cwd }),
    revision: undefined,
  }));
  const provider = openProvider(files, { cwd, allowRemoteRefs: false, validateSpec: 'never' });
  provider.note({ document: 1, path: join(cwd, 'b/user.yaml'), hash: 'any' });
  return { cwd, provider, names: sourceNames(provider, pact, cwd) };
}

it('gives names that mean the same in every thread and below every working directory', () => {
  const [one, other] = [open(), open()];
  for (const { cwd, provider, names } of [one, other]) {
    expect(names.nameOf(pact)).toBe('pact');
    expect(names.nameOf(provider.source(1))).toBe('document 1');
    const uri = join(cwd, 'b/user.yaml');
    expect(names.nameOf(sourceFromText(uri, 'a: 1', {}))).toBe('referenced 1 b/user.yaml');
  }
});

const named = (path: string) => sourceFromText(path, 'a: 1', {});

it('names a file after the first document that led to it, whenever that was', () => {
  const { cwd, provider, names } = open();
  const file = named(join(cwd, 'b/late.yaml'));
  expect(names.nameOf(file)).toBe('referenced 0 b/late.yaml');
  for (const document of [1, 0]) provider.note({ document, path: file.uri, hash: 'any' });
  expect(names.nameOf(file)).toBe('referenced 1 b/late.yaml');
  expect(names.nameOf(named(join(cwd, 'b/user.yaml')))).toBe('referenced 1 b/user.yaml');
});

it('names a document that was given twice after its first place', () => {
  const { provider, cwd } = open();
  const twice = { ...provider, files: [...provider.files, ...provider.files] };
  expect(sourceNames(twice, pact, cwd).nameOf(provider.source(1))).toBe('document 1');
});

it('looks at every reference once, however many names are asked for', () => {
  const { provider, cwd } = open();
  let looks = 0;
  const references = Array.from({ length: 100 }, (_, at) => ({
    document: at % 2,
    hash: 'any',
    get path() {
      looks++;
      return join(cwd, `${at}.yaml`);
    },
  }));
  const names = sourceNames({ ...provider, references: () => references }, pact, cwd);
  for (let at = 0; at < 100; at++)
    expect(names.nameOf(named(join(cwd, `${at}.yaml`)))).toBe(`referenced ${at % 2} ${at}.yaml`);
  expect(looks).toBe(100);
});

it('finds sources by their names', () => {
  const { cwd, provider, names } = open();
  expect(names.sourceOf('pact')).toBe(pact);
  expect(names.sourceOf('document 0')).toBe(provider.source(0));
  const user = names.sourceOf('referenced 1 b/user.yaml');
  expect(user).toMatchObject({ uri: join(cwd, 'b/user.yaml'), display: 'b/user.yaml', text: 'type: string' });
  expect(names.sourceOf('referenced 1 b/user.yaml')).toBe(user);
});

it.each([
  '',
  'Pact',
  'document',
  'document 2',
  'document -1',
  'document 0 ',
  'referenced 0',
  'referenced 0 gone.yaml',
])('refuses the name %j', (name) => {
  expect(() => open().names.sourceOf(name)).toThrow(InputError);
});

it.each([
  ['/work/project/a/b.yaml', 'a/b.yaml'],
  ['/work/other.yaml', '../other.yaml'],
  ['/work/project/a b\n.yaml', 'a b\n.yaml'],
  ['http://host/a.yaml', 'http://host/a.yaml'],
])('writes %j as %j, and back', (path, portable) => {
  expect(portablePath(path, '/work/project')).toBe(portable);
  expect(absolutePath(portable, '/work/project')).toBe(path);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findConfig } from '../../src/config/find.js';
import { loadConfig } from '../../src/config/load.js';
import { InputError } from '../../src/source/model.js';

const root = mkdtempSync(join(tmpdir(), 'concordat-config-'));
let folder = root;
let number = 0;

beforeEach(() => {
  folder = join(root, String(number++));
  mkdirSync(join(folder, '.git'), { recursive: true });
});

afterAll(() => rmSync(root, { recursive: true }));

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};

const load = (file: string) => loadConfig(file, folder);

const messageOf = async (file: string): Promise<string> => {
  const error = await load(file).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message;
};

describe('findConfig', () => {
  it('looks upwards and stops at the root of the repository', () => {
    write('deep/er/x.txt', '');
    expect(findConfig(join(folder, 'deep/er'))).toBeUndefined();
    const file = write('concordat.config.yaml', '');
    expect(findConfig(join(folder, 'deep/er'))).toBe(file);
    const nearer = write('deep/concordat.config.json', '');
    expect(findConfig(join(folder, 'deep/er'))).toBe(nearer);
  });
});

describe('loadConfig', () => {
  it.each([
    ['concordat.config.yaml', 'failOn: warning\nrules:\n  response.body.optional: off\n'],
    ['concordat.config.yml', 'failOn: warning\nrules: { response.body.optional: "off" }\n'],
    ['concordat.config.json', '{"failOn": "warning", "rules": {"response.body.optional": "off"}}'],
    [
      'concordat.config.mjs',
      'export default { failOn: "warning", rules: { "response.body.optional": "off" } };',
    ],
    [
      'concordat.config.ts',
      'const level: string = "off";\nexport default { failOn: "warning" as const, rules: { "response.body.optional": level } };',
    ],
  ])('reads %s', async (name, text) => {
    expect(await load(write(name, text))).toMatchObject({
      failOn: 'warning',
      rules: { 'response.body.optional': 'off' },
    });
  });

  it.each(['concordat.config.mjs', 'concordat.config.ts'])(
    'reads %s again when it has changed',
    async (name) => {
      await load(write(name, 'export default { failOn: "warning" };'));
      const file = write(name, 'export default { failOn: "never" };');
      expect((await load(file)).failOn).toBe('never');
      expect((await load(file)).failOn).toBe('never');
    },
  );

  it('resolves paths against the file that names them, URLs and - excepted', async () => {
    const config = await load(
      write(
        'sub/concordat.config.yaml',
        'spec: ../api.yaml\npacts: [pacts/*.json, "https://a.b/p.json", "-"]\nformats: [pretty, json=out/r.json]\n',
      ),
    );
    expect(config.spec).toEqual([join(folder, 'api.yaml')]);
    expect(config.pacts).toEqual([join(folder, 'sub/pacts/*.json'), 'https://a.b/p.json', '-']);
    expect(config.formats).toEqual(['pretty', `json=${join(folder, 'sub/out/r.json')}`]);
  });

  it('builds on what it extends', async () => {
    write(
      'shared/base.yaml',
      'spec: base-api.yaml\nfailOn: info\nrules: { pact.*: "off", response.body.optional: error }\nignores: [{ rule: spec.invalid, reason: base }]\n',
    );
    const config = await load(
      write(
        'c.yaml',
        'extends: ./shared/base.yaml\nfailOn: error\nrules: { response.body.optional: info }\nignores: [{ rule: pact.*, reason: own }]\n',
      ),
    );
    expect(config).toMatchObject({
      spec: [join(folder, 'shared/base-api.yaml')],
      failOn: 'error',
      rules: { 'pact.*': 'off', 'response.body.optional': 'info' },
    });
    expect(config.ignores.map(({ reason }) => reason)).toEqual(['base', 'own']);
    expect(config.ignores[1]?.location?.pointer).toBe('/ignores/0');
  });

  it.each(['js', 'mjs', 'ts'])(
    'gives a .%s file its defineConfig where the package is elsewhere',
    async (extension) => {
      const text =
        "import { defineConfig } from 'concordat';\nexport default defineConfig({ strict: true });\n";
      const file = write(`elsewhere.${extension}`, text);
      expect(await loadConfig(file, folder)).toMatchObject({ strict: true });
    },
  );

  it('reports a circle of extends', async () => {
    write('a.yaml', 'extends: b.yaml\n');
    write('b.yaml', 'extends: a.yaml\n');
    expect(await messageOf(join(folder, 'a.yaml'))).toMatch(
      /extend each other: .*a\.yaml → .*b\.yaml → .*a\.yaml/,
    );
  });
});

describe('faults in a configuration', () => {
  it.each([
    [
      'an unknown key',
      'strict: true\nfailon: error\n',
      'c.yaml:2:1: unknown key "failon"; did you mean "failOn"?',
    ],
    [
      'an unknown level',
      'rules:\n  response.body.optional: warn\n',
      'c.yaml:2:27: rules.response.body.optional: must be one of error, warning, info, off, not "warn"; did you mean "warning"?',
    ],
    [
      'an unknown rule',
      'rules:\n  response.body.optinal: off\n',
      'c.yaml:2:3: there is no rule "response.body.optinal"; did you mean "response.body.optional"',
    ],
    ['a pattern for nothing', 'rules:\n  responses.*: off\n', 'there is no rule "responses.*"'],
    ['a wrong type', 'strict: "yes"\n', 'c.yaml:1:9: strict: must be boolean, not "yes"'],
    ['an ignore without reason', 'ignores:\n  - rule: pact.version\n', 'ignores.0: needs the key "reason"'],
    [
      'an ignore of everything',
      'ignores:\n  - reason: peace\n    expires: 2030-01-01\n',
      'an ignore must name what it ignores',
    ],
    [
      'a date that is none',
      'ignores:\n  - { rule: pact.version, reason: r, expires: soon }\n',
      'ignores.0.expires: must be a date such as 2030-12-31, not "soon"',
    ],
    [
      'a day that does not exist',
      'ignores:\n  - { rule: pact.version, reason: r, expires: 2030-02-31 }\n',
      'c.yaml:2:47: there is no day 2030-02-31',
    ],
    [
      'an unknown format',
      'formats:\n  - json\n  - jsn=a.json\n',
      'c.yaml:3:5: there is no format "jsn"; did you mean',
    ],
    [
      'a base that does not exist',
      'strict: true\nextends: [base.yaml]\n',
      'c.yaml:2:11: there is no configuration file base.yaml',
    ],
    ['a repeated key', 'strict: true\nstrict: false\n', 'c.yaml:2:1: repeated key'],
    ['not an object', '- a\n', 'must be object'],
    ['broken YAML', 'rules: [\n', 'c.yaml:'],
  ])('%s', async (_, text, message) => {
    expect(await messageOf(write('c.yaml', text))).toContain(message);
  });

  it('lists every fault', async () => {
    expect((await messageOf(write('c.yaml', 'a: 1\nb: 2\n'))).split('\n')).toHaveLength(2);
  });

  it.each([
    ['nope.yaml', undefined, 'there is no configuration file'],
    ['config.toml', 'a = 1', 'its name must end in one of'],
    ['throws.mjs', 'throw new Error("no database");', 'cannot be loaded: no database'],
    ['none.mjs', 'export const config = {};', 'must be object'],
    ['function.mjs', 'export default () => ({});', 'must be object, not a function'],
    [
      'circle.mjs',
      'const a = {}; a.a = a; export default { strict: a, rules: { x: a } };',
      'strict: must be boolean, not an object',
    ],
  ])('%s', async (name, text, message) => {
    if (text !== undefined) write(name, text);
    expect(await messageOf(join(folder, name))).toContain(message);
  });
});

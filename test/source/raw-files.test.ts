import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadFile, loadSource, parseFile, readFile, readInput } from '../../src/source/load.js';
import { InputError } from '../../src/source/model.js';

const cwd = mkdtempSync(path.join(tmpdir(), 'concordat-raw-'));
afterAll(() => rmSync(cwd, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(cwd, name), content);
  return name;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('reading without parsing', () => {
  it('gives the bytes as they are, whatever they are', async () => {
    for (const content of [Buffer.from('{"a" 1'), Buffer.from([0, 255, 1]), Buffer.alloc(0)]) {
      const file = readFile(put('any.json', content), { cwd });
      expect(Buffer.from(file.bytes).equals(content)).toBe(true);
      expect(await readInput('any.json', { cwd })).toEqual(file);
    }
  });

  it('names a file by its path and, for people, as seen from the working directory', () => {
    const uri = path.join(cwd, put('named.json', '{}'));
    for (const name of ['named.json', './named.json', uri, pathToFileURL(uri).href])
      expect(readFile(name, { cwd })).toMatchObject({ uri, display: 'named.json' });
  });

  it('reads standard input as a file without a path', async () => {
    async function* stdin() {
      yield '{"a"';
      yield Buffer.from(':1}');
    }
    const file = await readInput('-', { cwd, stdin: stdin() });
    expect([file.uri, file.display, text(file.bytes)]).toEqual(['-', '<stdin>', '{"a":1}']);
  });

  it.each([
    ['gone.json', {}, 'gone.json does not exist'],
    ['.', {}, 'is a folder'],
    ['named.json/x.json', {}, 'named.json/x.json does not exist: a part of the path is a file'],
    ['large.json', { maxBytes: 9 }, 'large.json has 10 bytes; the limit is 9'],
  ])('refuses %s', async (name, options, message) => {
    put('large.json', '"12345678"');
    put('named.json', '{}');
    expect(() => readFile(name, { cwd, ...options })).toThrow(message);
    await expect(readInput(name, { cwd, ...options })).rejects.toThrow(InputError);
  });
});

describe('parsing what was read', () => {
  it.each([
    ['a.json', '{"a":[1.0,"é"],}'],
    ['b.yaml', 'a: [1.0, é]'],
    ['c.json', '\ufeff{}'],
    ['d.json', Buffer.from('\ufeff["😀"]', 'utf16le')],
  ])('gives what loading the file gives: %s', async (name, content) => {
    const parsed = parseFile(readFile(put(name, content), { cwd }));
    expect(parsed).toEqual(loadFile(name, { cwd }));
    expect(parsed).toEqual(await loadSource(name, { cwd }));
  });

  it('reads bytes that are part of a larger buffer', () => {
    const whole = Buffer.from('xx{"é":[1]}yy');
    const file = parseFile({ uri: '/p.json', display: 'p.json', bytes: whole.subarray(2, -2) });
    expect([file.text, file.value]).toEqual(['{"é":[1]}', { é: [1] }]);
  });

  it.each([
    ['', 'p.json is empty'],
    ['{"é😀":1,\r\n "b" 2}', 'p.json:2:6 is not valid JSON: expected `:` after the name "b"'],
    ['["😀" 1]', 'p.json:1:7 is not valid JSON'],
    ['[1.0,\n\n x]', 'p.json:3:2 is not valid JSON: expected a value'],
    ['a: 1\n\tb: 2', 'p.json:2:1 is not valid YAML'],
  ])('says where %j is wrong', (content, message) => {
    expect(() => parseFile({ uri: '/p.json', display: 'p.json', bytes: Buffer.from(content) })).toThrow(
      message,
    );
  });
});

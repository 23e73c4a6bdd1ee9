import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFile, loadSource } from '../../src/source/load.js';
import { InputError } from '../../src/source/model.js';

let cwd: string;
let server: Server;
let base: string;

beforeAll(async () => {
  cwd = mkdtempSync(path.join(tmpdir(), 'concordat-load-'));
  server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/doc.yaml' }).end();
    else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else if (request.url === '/hang') response.write('{');
    else if (request.url === '/auth')
      response.end(JSON.stringify({ auth: request.headers.authorization ?? null }));
    else if (request.url === '/doc.yaml') response.end('a: 1.0\n');
    else response.writeHead(404).end('nope');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(cwd, { recursive: true });
});

function put(name: string, content: string | Uint8Array): string {
  mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
  writeFileSync(path.join(cwd, name), content);
  return name;
}

const load = (name: string) => loadFile(name, { cwd });

describe('files', () => {
  it.each([
    ['plain.json', '{"a":"é"}', 'json', 0],
    ['plain.yaml', 'a: é', 'yaml', 0],
    ['json-inside.yaml', '{"a":"é"}', 'json', 0],
    ['flow.yaml', '{a: é}', 'yaml', 0],
    ['yaml-inside.json', 'a: é', 'yaml', 0],
    ['no-extension', '{"a":"é",}', 'json', 1],
  ] as const)('%s', (name, content, format, faults) => {
    const source = load(put(name, content));
    expect(source).toMatchObject({ format, value: { a: 'é' }, display: name, uri: path.join(cwd, name) });
    expect(source.faults).toHaveLength(faults);
  });

  it.each([
    ['utf8-bom.json', Buffer.from('\uFEFF{"a":1}')],
    ['utf16le.json', Buffer.from('\uFEFF{"a":1}', 'utf16le')],
    ['utf16be.json', Buffer.from('\uFEFF{"a":1}', 'utf16le').swap16()],
  ])('decodes %s and reports the byte order mark', (name, bytes) => {
    const source = load(put(name, bytes));
    expect(source.value).toEqual({ a: 1 });
    expect(source.faults).toEqual([{ offset: 0, message: expect.stringContaining('byte order mark') }]);
  });

  it('replaces bytes that are not UTF-8 and reports them', () => {
    const source = load(put('latin1.json', Buffer.from('{"a":"\xe9"}', 'latin1')));
    expect(source.value).toEqual({ a: '\uFFFD' });
    expect(source.faults).toEqual([{ offset: 6, message: expect.stringContaining('UTF-8') }]);
  });

  it('shows nested files with slashes', () => {
    expect(load(put('sub/x.json', '{}')).display).toBe('sub/x.json');
  });
});

describe('inputs that cannot be used', () => {
  it.each([
    ['missing.json', undefined, /^missing\.json does not exist/, undefined],
    ['page.json', '<!DOCTYPE html>\n<html></html>', /page.json is an HTML page/, undefined],
    ['empty.json', '  \n', /is empty/, undefined],
    ['binary.json', Buffer.from([1, 0, 2]), /binary/, undefined],
    ['broken.json', '{"a": 1,\n "b" 2}', /broken\.json:2:6 is not valid JSON: expected `:`/, 2],
    ['broken.yaml', 'a: 1\nb: [', /broken\.yaml:2:\d+ is not valid YAML/, 2],
  ])('%s', (name, content, message, line) => {
    if (content !== undefined) put(name, content);
    expect(() => load(name)).toThrow(message);
    try {
      load(name);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).place?.line).toBe(line);
    }
  });

  it('says that a folder is a folder', () => {
    expect(() => load('.')).toThrow(/is a folder/);
  });

  it('respects the size limit', () => {
    put('large.json', JSON.stringify('x'.repeat(100)));
    expect(() => loadFile('large.json', { cwd, maxBytes: 50 })).toThrow(/limit is 50/);
  });
});

describe('standard input', () => {
  async function* chunks(...parts: string[]) {
    for (const part of parts) yield Buffer.from(part);
  }

  it('reads all of it', async () => {
    const source = await loadSource('-', { cwd, stdin: chunks('{"a"', ':1}') });
    expect(source).toMatchObject({ uri: '-', display: '<stdin>', value: { a: 1 } });
  });

  it('respects the size limit', async () => {
    await expect(loadSource('-', { cwd, stdin: chunks('aaaa', 'bbbb'), maxBytes: 5 })).rejects.toThrow(
      /limit is 5/,
    );
  });
});

describe('URLs', () => {
  it('follows a redirect', async () => {
    const source = await loadSource(`${base}/moved`);
    expect(source).toMatchObject({ format: 'yaml', uri: `${base}/moved` });
  });

  it('sends credentials as a header and never shows them', async () => {
    const url = base.replace('//', '//user:s3cret@');
    const source = await loadSource(`${url}/auth`);
    expect(source.value).toEqual({ auth: `Basic ${Buffer.from('user:s3cret').toString('base64')}` });
    expect(source.display).toBe(`${base}/auth`);
    await expect(loadSource(`${url}/gone`)).rejects.toThrow(
      /^http:\/\/127[^ ]*\/gone cannot be read: the server answered 404/,
    );
  });

  it.each([
    ['a stray percent sign', '//user:se%cret@', 'user:se%cret'],
    ['percent-encoding', '//user:s%40@', 'user:s@'],
  ])('takes %s for what it is in a password', async (_, start, credentials) => {
    const source = await loadSource(`${base.replace('//', start)}/auth`);
    expect(source.value).toEqual({ auth: `Basic ${Buffer.from(credentials).toString('base64')}` });
  });

  it.each(['http://user:s3cret@x:99999/', 'http://user:s3c/ret@x:99999/', 'http://user:a@s3cret@x y/'])(
    'shows no credentials of %s either, which is no URL',
    async (url) => {
      await expect(loadSource(url)).rejects.toThrow(/^(?!.*cret).* is not a valid URL/);
    },
  );

  it.each([
    ['/loop', {}, /more than 5 redirects/],
    ['/hang', { timeoutMs: 50 }, /within 0.05 seconds/],
    ['/doc.yaml', { maxBytes: 3 }, /larger than 3 bytes/],
  ])('%s is refused', async (name, options, message) => {
    await expect(loadSource(base + name, options)).rejects.toThrow(message);
  });

  it('turns a refused connection into an InputError', async () => {
    await expect(loadSource('http://127.0.0.1:1/x')).rejects.toThrow(InputError);
  });
});

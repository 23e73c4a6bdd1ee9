import { describe, expect, it } from 'vitest';
import {
  firstBoundary,
  multipartParts,
  withMoreParts,
  withoutPart,
  withPart,
} from '../../src/wire/multipart.js';

const part = (head: string, body: string): string => `--X\r\n${head}\r\n\r\n${body}\r\n`;
const named = (name: string, body: string): string =>
  part(`Content-Disposition: form-data; name="${name}"`, body);

const split = (text: string, boundary = 'X') =>
  multipartParts(Buffer.from(text), boundary)?.map(({ name, file, content }) => ({
    name,
    file,
    content: content.toString('utf8'),
  }));

const field = (name: string, content: string) => ({ name, file: false, content });

describe('multipartParts', () => {
  it.each<[string, string, object[]]>([
    ['parts', `${named('a', '1')}${named('b', '2')}--X--\r\n`, [field('a', '1'), field('b', '2')]],
    ['no final boundary', named('a', '1').trimEnd(), [field('a', '1')]],
    ['line feeds', `${named('a', '1')}--X--`.replaceAll('\r\n', '\n'), [field('a', '1')]],
    ['what stands around the parts', `before\r\n${named('a', '1')}--X--\r\n--X\r\nafter`, [field('a', '1')]],
    ['spaces after the boundary', `--X \t\r\n${named('a', '1').slice(5)}--X-- `, [field('a', '1')]],
    [
      'a line that begins like the boundary',
      `${named('a', '1\r\n--XY\r\n2')}--X--`,
      [field('a', '1\r\n--XY\r\n2')],
    ],
    [
      'a line feed before a boundary among others',
      `${named('a', '1\n--X\n2')}--X--`,
      [field('a', '1\n--X\n2')],
    ],
    ['an empty part', `${named('a', '')}--X--`, [field('a', '')]],
    [
      'an empty part without a line of its own',
      '--X\r\nContent-Disposition: form-data; name=a\r\n\r\n--X--',
      [field('a', '')],
    ],
    [
      'a base64 transfer encoding',
      `${part('Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: BASE64', 'aGk=')}--X--`,
      [field('a', 'hi')],
    ],
    [
      'a name inside a file name',
      `${part('Content-Disposition: form-data; filename="x; name=y"; name="a"', '1')}--X--`,
      [{ name: 'a', file: true, content: '1' }],
    ],
    [
      'quotes in a name',
      `${part('Content-Disposition: form-data; NAME="a\\"b"', '1')}--X--`,
      [field('a"b', '1')],
    ],
    [
      'no disposition',
      `${part('Content-Type: text/plain', '1')}--X--`,
      [{ name: undefined, file: true, content: '1' }],
    ],
    ['no headers', '--X\r\n\r\n1\r\n--X--', [{ name: undefined, file: true, content: '1' }]],
  ])('%s', (_, text, parts) => {
    expect(split(text)).toEqual(parts);
  });

  it.each([
    ['no boundary', 'nothing'],
    ['headers without an end', '--X\r\nnothing\r\nmore'],
    ['another boundary', `${named('a', '1').replace('X', 'Y')}--Y--`],
  ])('%s: no parts', (_, text) => {
    expect(split(text)).toBeUndefined();
  });

  it('keeps every part of many', () => {
    const text = Array.from({ length: 3000 }, (_, i) => named(`p${i}`, String(i))).join('');
    expect(split(`${text}--X--`)).toHaveLength(3000);
  });

  it.each([')(', '.*', 'a-b+c', "'()+_,-./:=?"])('takes the boundary %s as it stands', (boundary) => {
    expect(
      split(`${named('a', '1').replace('--X', () => `--${boundary}`)}--${boundary}--`, boundary),
    ).toEqual([field('a', '1')]);
  });
});

it.each([
  ['--abc\r\nrest', 'abc'],
  ['\r\n--abc  \nrest', 'abc'],
  ['abc', undefined],
  ['--abc', undefined],
])('the first boundary of %j is %s', (text, boundary) => {
  expect(firstBoundary(Buffer.from(text))).toBe(boundary);
});

describe('a body of two parts', () => {
  const body = `${named('a', '1')}${named('b', '2')}--X--`;
  const changed = (change: (bytes: Buffer) => Uint8Array) => (text: string) =>
    Buffer.from(change(Buffer.from(text))).toString('utf8');
  const lineFeeds = (text: string): string => text.replaceAll('\r\n', '\n');

  it.each<[string, (bytes: Buffer) => Uint8Array, string]>([
    ['without the first', (bytes) => withoutPart(bytes, 'X', 0), `${named('b', '2')}--X--`],
    ['without the last', (bytes) => withoutPart(bytes, 'X', 1), `${named('a', '1')}--X--`],
    ['without one that is not there', (bytes) => withoutPart(bytes, 'X', 2), body],
    [
      'with another content',
      (bytes) => withPart(bytes, 'X', 1, Buffer.from('é')),
      `${named('a', '1')}${named('b', 'é')}--X--`,
    ],
    [
      'with one more',
      (bytes) =>
        withMoreParts(bytes, 'X', [
          { headers: ['Content-Disposition: form-data; name="c"'], content: '3 é' },
        ]),
      `${named('a', '1')}${named('b', '2')}${named('c', '3 é')}--X--`,
    ],
  ])('%s', (_, change, wanted) => {
    expect(changed(change)(body)).toBe(wanted);
    expect(changed(change)(lineFeeds(body))).toBe(lineFeeds(wanted));
    expect(changed(change)(`before\r\n${body}`)).toBe(`before\r\n${wanted}`);
  });
});

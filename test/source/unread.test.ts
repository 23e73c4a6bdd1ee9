import { describe, expect, it } from 'vitest';
import { parseFile, type RawFile } from '../../src/source/load.js';
import { InputError } from '../../src/source/model.js';
import { keyPosition, offsetPosition, position } from '../../src/source/position.js';
import { UnreadSource } from '../../src/source/unread.js';

/** A file that counts how often somebody looks into it. */
function raw(content: string | Uint8Array): RawFile & { readonly looks: () => number } {
  let looks = 0;
  return {
    uri: '/work/doc.json',
    display: 'doc.json',
    get bytes() {
      looks++;
      return typeof content === 'string' ? Buffer.from(content) : content;
    },
    looks: () => looks,
  };
}

const LARGE = `{"first":[${'"x", '.repeat(200)}1],\n  "é": {"n": 2}}`;

describe('a source nobody has read', () => {
  it('has a name without being read', () => {
    const file = raw('{}');
    const source = new UnreadSource(file);
    expect([source.uri, source.display, file.looks()]).toEqual(['/work/doc.json', 'doc.json', 0]);
  });

  it.each([
    ['JSON', LARGE],
    ['JSON with faults', '\ufeff{"a":[1,],}'],
    ['numbers that keep their text', '{"a":1.0}'],
    ['YAML', 'a: 1.0\nb: [x]\n'],
    ['UTF-16', Buffer.from('\ufeff{"é":"😀"}', 'utf16le')],
    ['bytes that are not UTF-8', Buffer.from('{"a":"\xe9"}', 'latin1')],
  ])('is what the reader makes of it: %s', (_name, content) => {
    const source = new UnreadSource(raw(content));
    const { text, format, value, faults, layout } = parseFile(raw(content));
    expect(source.text).toBe(text);
    expect(source).toMatchObject({ format, value, faults });
    expect(source.layout).toEqual(layout);
  });

  it('reads its text once, and its value once', () => {
    const file = raw('{"a":{}}');
    const source = new UnreadSource(file);
    expect(source.text).toBe(source.text);
    expect(file.looks()).toBe(1);
    expect(source.value).toBe(source.value);
    expect([source.format, source.faults, file.looks()]).toEqual(['json', [], 2]);
  });

  it('needs nothing but the value for the text once that is read', () => {
    const file = raw('{"a":{}}');
    const source = new UnreadSource(file);
    expect([source.value, source.text, file.looks()]).toEqual([{ a: {} }, '{"a":{}}', 1]);
  });

  it('gives the positions that a source gives', () => {
    const [unread, read] = [new UnreadSource(raw(LARGE)), parseFile(raw(LARGE))];
    for (const pointer of ['', '/first', '/first/200', '/é/n', '/é/none']) {
      expect(position({ source: unread, pointer })).toEqual(position({ source: read, pointer }));
      expect(keyPosition({ source: unread, pointer })).toEqual(keyPosition({ source: read, pointer }));
    }
    expect(position({ source: unread, pointer: '/é/n' }).line).toBe(2);
  });

  it('shows the text of what cannot be parsed, and says why it cannot', () => {
    const source = new UnreadSource(raw('{"a": 1,\n "b" 2}'));
    expect(source.text).toContain('"b" 2');
    expect(offsetPosition(source, 10)).toMatchObject({ line: 2, column: 2 });
    expect(() => source.value).toThrow(/^doc\.json:2:6 is not valid JSON/);
  });

  it('is refused when it turns out to be no text', () => {
    const source = new UnreadSource(raw(new Uint8Array([1, 0, 2])));
    expect(() => source.text).toThrow(InputError);
    expect(() => source.format).toThrow(/doc\.json is a binary file/);
  });
});

import { describe, expect, it } from 'vitest';
import { parseXml } from '../../src/wire/xml.js';
import { xmlLeaves } from '../../src/wire/xml-leaves.js';

const DOCUMENT = `<?xml version="1.0"?>
<!-- <code>no</code> -->
<o:order xmlns:o="urn:o" kind='a' note = "x > y"><code>AB&amp;C</code><items><item o:id="1"/><item o:id="2">t</item></items>
<raw><![CDATA[<b>]]></raw></o:order>`;

const at = (path: string) => {
  const leaf = xmlLeaves(DOCUMENT).find(({ tokens }) => tokens.join('/') === path);
  if (!leaf) throw new Error(path);
  return leaf;
};

describe('the texts of an XML document', () => {
  it('are those of elements without children and of attributes, under the names rules use', () => {
    expect(xmlLeaves(DOCUMENT).map(({ tokens, text }) => `${tokens.join('/')} ${text}`)).toEqual([
      'urn:o:order/@kind a',
      'urn:o:order/@note x > y',
      'urn:o:order/code/#text AB&C',
      'urn:o:order/items/item/@urn:o:id 1',
      'urn:o:order/items/item/@urn:o:id 2',
      'urn:o:order/items/item/#text t',
      'urn:o:order/raw/#text <b>',
    ]);
  });

  it.each([
    ['urn:o:order/@kind', 'kind='],
    ['urn:o:order/@note', 'note = '],
    ['urn:o:order/code/#text', '<code>'],
    ['urn:o:order/raw/#text', '<raw>'],
  ])('%s is replaced, and nothing else', (path, before) => {
    const text = `<"'&>`;
    const changed = at(path).replaced(text);
    expect(parseXml(changed).ok).toBe(true);
    expect(xmlLeaves(changed).map((leaf) => leaf.text)).toEqual(
      xmlLeaves(DOCUMENT).map((leaf) => (leaf.tokens.join('/') === path ? text : leaf.text)),
    );
    expect(changed.indexOf(before)).toBe(DOCUMENT.indexOf(before));
  });

  it('of a document that is not well-formed are those before the fault', () => {
    expect(xmlLeaves('<a><b>1</b><c x=1></a>').map(({ text }) => text)).toEqual(['1']);
    expect(xmlLeaves('no document')).toEqual([]);
  });
});

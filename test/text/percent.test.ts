import { expect, it } from 'vitest';
import { percentEncoded, uriEncoded } from '../../src/text/percent.js';

it.each([
  ['a b/ü', 'a%20b%2F%C3%BC', 'a%20b/%C3%BC'],
  ['😀', '%F0%9F%98%80', '%F0%9F%98%80'],
  ['a\ud800b', 'a%EF%BF%BDb', 'a%EF%BF%BDb'],
  ['\udc00\ud800', '%EF%BF%BD%EF%BF%BD', '%EF%BF%BD%EF%BF%BD'],
])('encodes %j', (text, component, uri) => {
  expect(percentEncoded(text)).toBe(component);
  expect(uriEncoded(text)).toBe(uri);
});

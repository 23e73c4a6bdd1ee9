import type { JsonObject } from '../../../src/json/value.js';
import type { Case } from '../oracle/model.js';
import { lengthMatcher, scalarMatcher } from './matchers.js';
import { type RuleSpec, writePart } from './part.js';
import type { Random } from './random.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const WORDS = ['1', '2', 'abc', 'x y', '1.5', ' 1 ', '', 'true'];

function element(random: Random, depth: number, name = random.pick(['a', 'b', 'c'])): Element {
  const attributes: Record<string, string> = {};
  if (random.chance(0.4)) attributes.id = random.pick(WORDS);
  if (random.chance(0.2)) attributes.k = random.pick(WORDS);
  const children =
    depth && random.chance(0.7)
      ? Array.from({ length: random.below(3) + 1 }, () => element(random, depth - 1))
      : [];
  return { name, attributes, children, text: random.chance(0.5) ? random.pick(WORDS) : '' };
}

function near(one: Element, random: Random): Element {
  const attributes = { ...one.attributes };
  if (random.chance(0.1)) attributes.id = random.pick(WORDS);
  if (random.chance(0.05)) delete attributes.k;
  if (random.chance(0.05)) attributes.z = '1';
  const children = one.children.map((child) => near(child, random));
  if (random.chance(0.1) && children.length) children.splice(random.below(children.length), 1);
  if (random.chance(0.15))
    children.push(children.length && random.chance(0.7) ? random.pick(children) : element(random, 0));
  if (random.chance(0.1)) children.reverse();
  const name = random.chance(0.03) ? 'z' : one.name;
  return { name, attributes, children, text: random.chance(0.15) ? random.pick(WORDS) : one.text };
}

function print(one: Element, random: Random): string {
  const attributes = Object.entries(one.attributes).map(([name, value]) => ` ${name}="${value}"`);
  const text = random.chance(0.1) && one.text ? `<![CDATA[${one.text}]]>` : one.text;
  const comment = random.chance(0.05) ? '<!-- c -->' : '';
  return `<${one.name}${attributes.join('')}>${text}${comment}${one.children.map((child) => print(child, random)).join('')}</${one.name}>`;
}

function xmlPath(root: Element, random: Random): string {
  let path = `$.${root.name}`;
  let at = root;
  while (at.children.length && random.chance(0.6)) {
    at = random.pick(at.children);
    path += random.chance(0.1) ? '.*' : `.${at.name}`;
  }
  const attribute = Object.keys(at.attributes)[0];
  if (attribute && random.chance(0.35)) return `${path}['@${attribute}']`;
  return random.chance(0.35) ? `${path}['#text']` : path;
}

const XML_MATCHERS = [
  'type',
  'type',
  'equality',
  'notEmpty',
  'number',
  'integer',
  'regex',
  'include',
] as const;

function xmlMatcher(random: Random): JsonObject {
  const match = random.pick(XML_MATCHERS);
  if (match === 'type' && random.chance(0.3)) return lengthMatcher(random);
  if (match === 'regex') return { match, regex: random.pick(['\\d+', '[a-c]', '.*', '\\s*\\d*']) };
  return match === 'include' ? { match, value: '1' } : { match };
}

/** XML documents with rules on elements, attributes and text. */
export function xmlCase(random: Random): Case {
  const spec = random.pick(['2', '3', '4']);
  const part = random.chance(0.35) ? 'request' : 'response';
  const type = 'application/xml';
  const root = element(random, 2, 'r');
  const rules: RuleSpec[] = [
    ...new Set(Array.from({ length: random.below(3) }, () => xmlPath(root, random))),
  ].map((key) => ({ category: 'body', key, matchers: [xmlMatcher(random)] }));
  const line = part === 'request' ? { method: 'POST', path: '/x' } : { status: 200 };
  const headers = { 'Content-Type': type };
  const prolog = random.chance(0.5) ? '<?xml version="1.0"?>' : '';
  return {
    family: 'XML bodies',
    part,
    spec,
    expected: writePart(part, spec, {
      ...line,
      headers,
      body: { text: prolog + print(root, random), contentType: type },
      rules,
    }),
    actual: { ...line, headers, body: print(near(root, random), random) },
  };
}

const FIELDS = ['1', '2', 'abc', '', 'a b', 'ä', '-1', '1.5'];

function form(random: Random): [string, string][] {
  return Array.from({ length: random.below(3) + 1 }, () => [
    random.pick(['a', 'b', 'c[]']),
    random.pick(FIELDS),
  ]);
}

const encode = (pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%20', '+')}`)
    .join('&');

/** Form bodies with rules on fields. */
export function formCase(random: Random): Case {
  const spec = random.pick(['2', '3', '4']);
  const type = 'application/x-www-form-urlencoded';
  const part = random.chance(0.4) ? 'request' : 'response';
  const line = part === 'request' ? { method: 'POST', path: '/x' } : { status: 200 };
  const headers = { 'Content-Type': type };
  const fields = form(random);
  const given = fields.map(([name, value]): [string, string] => [
    name,
    random.chance(0.25) ? random.pick(FIELDS) : value,
  ]);
  if (random.chance(0.15)) given.push(...form(random).slice(0, 1));
  if (random.chance(0.1)) given.pop();
  if (random.chance(0.2)) given.reverse();
  const names = [...new Set(fields.map(([name]) => name))].filter(() => random.chance(0.5));
  const rules = names.map(
    (name): RuleSpec => ({
      category: 'body',
      key: /^\w+$/.test(name)
        ? random.pick([`$.${name}`, `$['${name}']`, `$.${name}[0]`, `$.${name}[*]`])
        : `$['${name}']`,
      matchers: [random.chance(0.3) ? lengthMatcher(random) : scalarMatcher(random)],
    }),
  );
  return {
    family: 'form bodies',
    part,
    spec,
    expected: writePart(part, spec, {
      ...line,
      headers,
      body: { text: encode(fields), contentType: type },
      rules,
    }),
    actual: { ...line, headers, body: encode(given) || 'q=1' },
  };
}

interface PartText {
  readonly name: string;
  readonly filename: string | undefined;
  readonly type: string | undefined;
  readonly content: string;
}

const CONTENTS: readonly (readonly [type: string | undefined, content: string])[] = [
  [undefined, 'v'],
  [undefined, '12'],
  ['text/plain', 'hello'],
  ['application/json', '{"a":1}'],
  ['application/json', '{"a":2}'],
  ['application/json', '{"a":1,"b":2}'],
  ['application/xml', '<a/>'],
  ['text/csv', 'a,b'],
];

function multipartPart(random: Random, name: string): PartText {
  const [type, content] = random.pick(CONTENTS);
  return {
    name,
    type,
    content,
    filename: type && random.chance(0.7) ? random.pick(['a.txt', 'b.json']) : undefined,
  };
}

const printPart = ({ name, filename, type, content }: PartText): string =>
  `Content-Disposition: form-data; name="${name}"${filename ? `; filename="${filename}"` : ''}\r\n${type ? `Content-Type: ${type}\r\n` : ''}\r\n${content}\r\n`;

const multipart = (parts: readonly PartText[], boundary: string): string =>
  `${parts.map((part) => `--${boundary}\r\n${printPart(part)}`).join('')}--${boundary}--\r\n`;

/** Multipart bodies of fields and files. */
export function multipartCase(random: Random): Case {
  const parts = ['x', 'y', 'z'].slice(0, random.below(3) + 1).map((name) => multipartPart(random, name));
  const given = parts.map((part) =>
    random.chance(0.3)
      ? {
          ...multipartPart(random, part.name),
          ...(random.chance(0.5) ? { type: part.type, filename: part.filename } : {}),
        }
      : part,
  );
  if (random.chance(0.15)) given.push(multipartPart(random, 'w'));
  if (random.chance(0.1)) given.shift();
  if (random.chance(0.2)) given.reverse();
  const expectedType = 'multipart/form-data; boundary=AAA';
  const same = random.chance(0.3);
  const actualType = same ? expectedType : 'multipart/form-data; boundary=BBB';
  const rules: RuleSpec[] = random.chance(0.9)
    ? [
        {
          category: 'header',
          key: 'Content-Type',
          matchers: [{ match: 'regex', regex: 'multipart/form-data;(\\s*charset=[^;]*;)?\\s*boundary=.*' }],
        },
      ]
    : [];
  if (random.chance(0.5))
    rules.push({
      category: 'body',
      key: random.pick(['$.x', '$.y', '$.x.a', "$['x']", '$.x.content-type', '$']),
      matchers: [scalarMatcher(random)],
    });
  const base64 = Buffer.from(multipart(parts, 'AAA')).toString('base64');
  return {
    family: 'multipart bodies',
    part: 'response',
    spec: '4',
    expected: writePart('response', '4', {
      status: 200,
      headers: { 'Content-Type': expectedType },
      body: { base64, contentType: expectedType },
      rules,
    }),
    actual: {
      status: 200,
      headers: { 'Content-Type': actualType },
      body: multipart(given, same ? 'AAA' : 'BBB'),
    },
  };
}

const BYTES = [
  'AQID',
  'AQIE',
  'iVBORw0KGgo=',
  'JVBERi0xLjQ=',
  'aGVsbG8=',
  'H4sIAAAA',
  '/9j/4AAQ',
  'UEsDBA==',
];

/** Binary bodies, compared as bytes or under a rule at the root. */
export function binaryCase(random: Random): Case {
  const type = random.pick(['application/octet-stream', 'image/png', 'application/pdf', 'application/zip']);
  const base64 = random.pick(BYTES);
  const matcher: JsonObject = random.chance(0.6)
    ? {
        match: 'contentType',
        value: random.pick([
          'image/png',
          'application/pdf',
          'application/gzip',
          'image/jpeg',
          'text/plain',
          'application/octet-stream',
          'application/zip',
        ]),
      }
    : scalarMatcher(random);
  const rules: RuleSpec[] = random.chance(0.6) ? [{ category: 'body', key: '$', matchers: [matcher] }] : [];
  const headers = { 'Content-Type': type };
  return {
    family: 'binary bodies',
    part: 'response',
    spec: '4',
    expected: writePart('response', '4', {
      status: 200,
      headers,
      body: { base64, contentType: type },
      rules,
    }),
    actual: { status: 200, headers, body: { base64: random.chance(0.4) ? base64 : random.pick(BYTES) } },
  };
}

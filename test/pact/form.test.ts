import { describe, expect, it } from 'vitest';
import { exampleResponse } from '../../src/check/wire.js';
import { matchResponse } from '../../src/matching/index.js';
import { formOf } from '../../src/pact/form.js';
import type { HttpInteraction } from '../../src/pact/model.js';
import { readContract } from '../../src/pact/read.js';
import { parseFile } from '../../src/source/load.js';
import { sourceFromText } from '../../src/source/text.js';

const NESTED = 130;

/** A pact around the text of a body. */
const pact = (body: string, version = '3.0.0') => `{
  "consumer": {"name": "c"}, "provider": {"name": "p"},
  "interactions": [{
    "description": "d",
    "request": {"method": "GET", "path": "/"},
    "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": ${body}}
  }],
  "metadata": {"pactSpecification": {"version": "${version}"}}
}`;

const fileOf = (text: string) =>
  parseFile({ uri: '/p.json', display: 'p.json', bytes: new TextEncoder().encode(text) });

describe('what the text of a pact shows of all its examples', () => {
  it.each<[string, string, boolean]>([
    ['nothing remarkable', '{"a": [1, "é 😀 \\n \\" \\\\u0041"]}', true],
    ['a matcher object', '{"json_class": "Pact::SomethingLike", "contents": {"a": 1}}', false],
    ['one of an integration', '{"a": {"pact:matcher:type": "type", "value": 1}}', false],
    ['a generator object', '{"a": {"pact:generator:type": "RandomInt", "value": 1}}', false],
    [
      'a matcher object in disguise',
      '{"\\u006ason_class": "Pact::SomethingLike", "contents": {"a": 1}}',
      false,
    ],
    ['half of a surrogate pair', '{"a": "\\ud83d"}', false],
    ['half of one in a name', '{"\\uDE00": 1}', false],
    ['a number out of range', '{"a": 1e999}', false],
    ['a number that keeps its text', '{"a": 1.0}', false],
    ['deep nesting', '['.repeat(NESTED) + ']'.repeat(NESTED), false],
  ])('%s', (_name, body, isPlain) => {
    for (const version of ['2.0.0', '3.0.0', '4.0']) {
      const text = pact(
        version === '4.0' ? `{"contentType": "application/json", "content": ${body}}` : body,
        version,
      );
      const source = fileOf(text);
      expect(formOf(source, '3').isPlain).toBe(isPlain);
      // Without the bytes nothing is known, and everything is looked at.
      const [quick, slow] = [source, sourceFromText('/p.json', text)].map((one) => {
        const [interaction] = readContract(one).interactions as HttpInteraction[];
        const { response } = interaction!;
        const { body: read, rules, generators } = response;
        const json = read.state === 'present' ? read.json : undefined;
        return { json, rules, generators, match: matchResponse(response, exampleResponse(response)) };
      });
      expect(quick).toEqual(slow);
    }
  });
});

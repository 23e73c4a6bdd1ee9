import type { Generator } from '../../pact/generators.js';
import { compileRegex } from '../../regex/index.js';
import { textOf } from './attributes.js';
import type { GeneratorDefinition } from './model.js';

const BASE = 'http://127.0.0.1:8080';

/** The end of the example that the regex captures, for the usual form `.*(path)$`. Undefined: not certain. */
function capturedEnd(generator: Generator): string | undefined {
  const example = textOf(generator, 'example');
  const body = /^\^?\.\*\(([\s\S]*)\)\$?$/.exec(textOf(generator, 'regex') ?? '')?.[1];
  if (example === undefined || body === undefined) return undefined;
  const path = compileRegex(body, 'pact');
  // The `.*` in front is greedy, so the shortest end that fits is what the group captures.
  for (let start = example.length; start >= 0; start--)
    if (path.test(example.slice(start))) return example.slice(start);
  return undefined;
}

/** `MockServerURL`: the captured path of its example behind the base URL of whatever mock server runs. */
export const mockServerUrl: GeneratorDefinition = {
  accepts(value, generator) {
    if (typeof value !== 'string') return false;
    const end = capturedEnd(generator);
    if (end === undefined) return undefined;
    return /^https?:\/\//.test(value) && value.endsWith(end);
  },
  samples(generator, { example }) {
    const end = capturedEnd(generator);
    return end === undefined ? [example] : [BASE + end];
  },
  describe: (generator) =>
    `the mock server's URL followed by ${capturedEnd(generator) ?? 'a part of the example'}`,
};

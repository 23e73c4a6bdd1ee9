import { createRequire } from 'node:module';

type Parser = typeof import('@eslint-community/regexpp');

let parser: Parser | undefined;

/** The parser of ECMAScript patterns, loaded with the first one that needs it: most runs see none. */
export function regexpp(): Parser {
  parser ??= createRequire(import.meta.url)('@eslint-community/regexpp') as Parser;
  return parser;
}

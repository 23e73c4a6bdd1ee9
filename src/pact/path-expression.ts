import { fieldEnd, isField } from '../text/names.js';
import type { PathToken } from './rules.js';

const QUOTED = /\['([^']+)'\]/y;
const INDEX = /\[(\d+)\]/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The token that starts at `at` and where the next one starts. */
function tokenAt(text: string, at: number): { token: PathToken; end: number } | undefined {
  if (text[at] === '.') {
    if (text[at + 1] === '*') return { token: { kind: 'star' }, end: at + 2 };
    const end = fieldEnd(text, at + 1);
    return end === at + 1 ? undefined : { token: { kind: 'field', name: text.slice(at + 1, end) }, end };
  }
  if (text.startsWith('[*]', at)) return { token: { kind: 'starIndex' }, end: at + 3 };
  const index = matchAt(INDEX, text, at);
  if (index) return { token: { kind: 'index', index: Number(index[1]) }, end: at + index[0].length };
  const quoted = matchAt(QUOTED, text, at);
  if (quoted) return { token: { kind: 'field', name: quoted[1] as string }, end: at + quoted[0].length };
  return undefined;
}

/**
 * The tokens of a path expression such as `$.a[*]['b.c'].*`, the root first. A bare leading name stands below the root
 * (`a.b` is `$.a.b`), and empty text is the root (variants of `arrayContains` are written so). Undefined when the text does not follow the grammar of docs/pact.md section 6.
 */
export function parsePathExpression(text: string): PathToken[] | undefined {
  const tokens: PathToken[] = [{ kind: 'root' }];
  let at = 1;
  if (text !== '' && !text.startsWith('$')) {
    at = fieldEnd(text, 0);
    if (at === 0) return undefined;
    tokens.push({ kind: 'field', name: text.slice(0, at) });
  }
  while (at < text.length) {
    const next = tokenAt(text, at);
    if (!next) return undefined;
    tokens.push(next.token);
    at = next.end;
  }
  return tokens;
}

function formatToken(token: PathToken): string {
  switch (token.kind) {
    case 'root':
      return '$';
    case 'star':
      return '.*';
    case 'starIndex':
      return '[*]';
    case 'index':
      return `[${token.index}]`;
    case 'field':
      return isField(token.name) ? `.${token.name}` : `['${token.name}']`;
  }
}

/** The text of a token list, in the spelling current pact tools write. */
export const formatPathExpression = (tokens: readonly PathToken[]): string =>
  tokens.map(formatToken).join('');

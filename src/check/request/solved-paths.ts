import type { Operation } from '../../openapi/model.js';
import type { Matcher, RuleList } from '../../pact/rules.js';
import { parameterOf, textSchemas } from './schemas-at.js';
import { solvedTexts } from './solved-values.js';

/** A segment as it stands in a path, without escapes. */
const PLAIN: Matcher = { match: 'regex', regex: '[^/?#%]+' };

/**
 * Paths that a regex admits, each with one segment outside the schema of its parameter: where the pattern is written segment
 * by segment, each segment's pattern says what may stand there.
 */
export function solvedPaths(rules: RuleList, path: string, operation: Operation): string[] {
  const [matcher] = rules.matchers;
  if (rules.matchers.length !== 1 || matcher?.match !== 'regex') return [];
  const patterns = segmentPatterns(matcher.regex);
  const segments = path.split('/');
  const template = operation.template.split('/');
  if (patterns?.length !== segments.length) return [];
  const base = segments.length - template.length;
  return template.flatMap((part, index) => {
    const name = /^\{([^{}]+)\}$/.exec(part)?.[1];
    const at = base + index;
    const [shown, pattern] = [segments[at], patterns[at]];
    if (name === undefined || !shown || pattern === undefined || shown.includes('%')) return [];
    const schemas = textSchemas(parameterOf(operation, 'path', name));
    const here: RuleList = { ...rules, matchers: [{ match: 'regex', regex: pattern }] };
    return solvedTexts(here, shown, schemas, PLAIN).map((text) => segments.with(at, text).join('/'));
  });
}

/** The pattern of every segment; undefined where alternatives, options or a back-reference reach over a slash. */
function segmentPatterns(regex: string): readonly string[] | undefined {
  const pattern = regex.replace(/^(?:\^|\\A)/, '').replace(/(?<!\\)(?:\$|\\[zZ])$/, '');
  const segments = [''];
  let depth = 0;
  let inClass = false;
  for (const [token] of pattern.matchAll(/\\[\s\S]|[\s\S]/g)) {
    const separates = !depth && !inClass && (token === '/' || token === '\\/');
    if (separates) {
      segments.push('');
      continue;
    }
    if (inClass) inClass = token !== ']';
    else if (token === '[') inClass = true;
    else if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (token === '|' && !depth) return undefined;
    segments[segments.length - 1] += token;
  }
  return segments;
}

import type { CompiledRegex } from '../model.js';
import { CODE_UNITS, isUnicode, SCALARS } from './alphabet.js';
import { languageOf } from './assertions.js';
import type { Automaton } from './automaton.js';
import { overScalars } from './code-units.js';
import { parsePattern } from './parse.js';
import { type Ranges, withoutRanges } from './ranges.js';
import { anyNumberOf, type RegexNode, sequence, UnsupportedPattern } from './syntax.js';

/** An automaton, or why there is none. */
export type AutomatonResult =
  | { readonly automaton: Automaton; readonly reason?: undefined }
  | { readonly automaton?: undefined; readonly reason: string };

const CACHE_LIMIT = 2_000;
const cache = new Map<string, AutomatonResult>();

/**
 * The exact automaton of the well-formed texts a pattern accepts, or the reason why there is none (a back-reference, too
 * many states). Never throws.
 */
export function automatonOf(regex: CompiledRegex): AutomatonResult {
  const { source, flags, extent, automaton } = regex;
  if (automaton) return { automaton };
  if (source === undefined) return { reason: regex.reason ?? `no equivalent of ${regex.pattern}` };
  const key = `${extent}/${flags}/${source}`;
  let result = cache.get(key);
  if (!result) {
    result = compile(source, flags, extent);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(key, result);
  }
  return result;
}

function compile(source: string, flags: string, extent: 'whole' | 'search'): AutomatonResult {
  const alphabet = isUnicode(flags) ? SCALARS : CODE_UNITS;
  try {
    const pattern = parsePattern(source, flags);
    const language = languageOf(extent === 'search' ? anywhere(pattern, alphabet) : pattern, alphabet);
    return { automaton: isUnicode(flags) ? language : overScalars(language) };
  } catch (error) {
    // A RangeError is a stack that a deeply nested pattern overflows; a SyntaxError is syntax newer than the parser.
    if (error instanceof UnsupportedPattern || error instanceof RangeError || error instanceof SyntaxError)
      return { reason: `the pattern ${regexText(source)} cannot be analysed: ${error.message}` };
    throw error;
  }
}

/**
 * The texts in which the pattern is found. A pattern that is anchored at an end as a whole (most are) needs no free text
 * there, and no assertion.
 */
function anywhere(pattern: RegexNode, alphabet: Ranges): RegexNode {
  const any = anyNumberOf(alphabet);
  const alone = pattern.kind === 'choice' && pattern.options.length === 1 ? pattern.options[0] : undefined;
  if (alone?.kind !== 'sequence') return sequence(any, pattern, any);
  const first = alone.items[0];
  const last = alone.items.at(-1);
  const fromStart = first !== undefined && isEdge(first, true, alphabet);
  const toEnd = last !== undefined && last !== first && isEdge(last, false, alphabet);
  const inner = alone.items.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  return sequence(...(fromStart ? [] : [any]), ...inner, ...(toEnd ? [] : [any]));
}

/** Is the node the assertion that nothing at all stands before (or behind) it? */
const isEdge = (node: RegexNode, behind: boolean, alphabet: Ranges): boolean =>
  node.kind === 'look' &&
  node.negate &&
  node.behind === behind &&
  node.body.kind === 'symbols' &&
  withoutRanges(alphabet, node.body.ranges).length === 0;

const regexText = (source: string): string => (source.length > 80 ? `${source.slice(0, 80)}…` : source);

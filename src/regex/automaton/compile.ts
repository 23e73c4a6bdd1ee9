import type { CompiledRegex } from '../model.js';
import { CODE_UNITS, isUnicode, SCALARS } from './alphabet.js';
import { languageOf } from './assertions.js';
import type { Automaton } from './automaton.js';
import { overScalars } from './code-units.js';
import { parsePattern } from './parse.js';
import { anyNumberOf, sequence, UnsupportedPattern } from './syntax.js';

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
  const { source, flags, extent } = regex;
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
    const any = anyNumberOf(alphabet);
    const language = languageOf(extent === 'search' ? sequence(any, pattern, any) : pattern, alphabet);
    return { automaton: isUnicode(flags) ? language : overScalars(language) };
  } catch (error) {
    // A RangeError is a stack that a deeply nested pattern overflows; a SyntaxError is syntax newer than the parser.
    if (error instanceof UnsupportedPattern || error instanceof RangeError || error instanceof SyntaxError)
      return { reason: `the pattern ${regexText(source)} cannot be analysed: ${error.message}` };
    throw error;
  }
}

const regexText = (source: string): string => (source.length > 80 ? `${source.slice(0, 80)}…` : source);

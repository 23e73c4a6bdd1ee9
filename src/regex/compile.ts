import { type RegexCost, regexCost } from './cost.js';
import { foreignConstruct, withoutNeedlessEscapes } from './foreign.js';
import { compileProgram, type Program } from './machine/program.js';
import { runProgram } from './machine/run.js';
import type { CompiledRegex, RegexDialect } from './model.js';
import { translateOniguruma } from './onig/translate.js';

/** Paths the native engine may try; beyond this the machine runs, which cannot explode. */
const NATIVE_PATHS = 2_000_000;
const CACHE_LIMIT = 2_000;

/** Characters that Oniguruma equates with several when case is ignored; ECMAScript does not. */
const MULTIPLE_FOLDING =
  /[\u00df\u0130\u0149\u01f0\u0390\u03b0\u0587\u1e96-\u1e9e\u1f50-\u1ffc\ufb00-\ufb17]/;

const caches: Record<RegexDialect, Map<string, CompiledRegex>> = { ecma: new Map(), pact: new Map() };

/**
 * Compiles a pattern of an OpenAPI document or JSON Schema (`ecma`: ECMA-262, `u` flag first, then without, except for what
 * would be read as mere letters then) or of a
 * matching rule (`pact`: Ruby syntax, whole value; docs/pact.md 8.3). Never throws: a pattern that cannot be used says why.
 */
export function compileRegex(pattern: string, dialect: RegexDialect): CompiledRegex {
  const cache = caches[dialect];
  let compiled = cache.get(pattern);
  if (!compiled) {
    compiled = dialect === 'ecma' ? compileEcma(pattern) : compilePact(pattern);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(pattern, compiled);
  }
  return compiled;
}

function compileEcma(pattern: string): CompiledRegex {
  const base = { pattern, dialect: 'ecma', extent: 'search' } as const;
  const usable = (source: string, flags: string): CompiledRegex => ({
    ...base,
    source,
    flags,
    reason: undefined,
    invalid: false,
    test: tester(source, flags, true),
  });
  if (isRegExp(pattern, 'u')) return usable(pattern, 'u');
  const plainer = withoutNeedlessEscapes(pattern);
  if (plainer !== undefined && isRegExp(plainer, 'u')) return usable(plainer, 'u');
  const foreign = foreignConstruct(pattern);
  if (foreign === undefined && isRegExp(pattern, '')) return usable(pattern, '');
  const reason = `not an ECMAScript pattern: ${pattern}${foreign === undefined ? '' : ` (${foreign})`}`;
  return { ...base, source: undefined, flags: '', reason, invalid: true, test: () => undefined };
}

function compilePact(pattern: string): CompiledRegex {
  const base = { pattern, dialect: 'pact', extent: 'whole' } as const;
  const translation = translateOniguruma(pattern);
  if (translation.kind === 'invalid') {
    const reason = `not a valid regular expression: ${translation.reason}`;
    return { ...base, source: undefined, flags: '', reason, invalid: true, test: () => false };
  }
  if (translation.kind === 'translated' && isRegExp(translation.source, translation.flags)) {
    const { source, flags, folds } = translation;
    const matches = tester(source, flags, false);
    const test = folds
      ? (text: string) => (MULTIPLE_FOLDING.test(text + pattern) ? undefined : matches(text))
      : matches;
    return { ...base, source, flags, reason: undefined, invalid: false, test };
  }
  const why = translation.kind === 'unsupported' ? translation.reason : pattern;
  const reason = `unsupported regular expression: ${why}`;
  return { ...base, source: undefined, flags: '', reason, invalid: false, test: () => undefined };
}

function isRegExp(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}

/** Native where that is provably cheap for this text, else the machine. */
function tester(source: string, flags: string, search: boolean): (text: string) => boolean | undefined {
  const whole = search ? source : `^(?:${source})$`;
  const native = new RegExp(whole, flags);
  const cost = regexCost(whole, flags);
  let program: Program | null | undefined;
  let tooLarge = false;
  return (text) => {
    if (!tooLarge && isCheap(cost, text.length, search))
      try {
        return native.test(text);
      } catch {
        // The engine compiles on first use, and refuses what needs too much memory only then.
        tooLarge = true;
      }
    if (program === undefined) program = compileProgram(whole, flags) ?? null;
    return program ? runProgram(program, text, search) : undefined;
  };
}

const isCheap = (cost: RegexCost, length: number, search: boolean): boolean =>
  !cost.exponential &&
  cost.factor < 60 &&
  (cost.degree <= (search ? 0 : 1) && cost.factor < 12
    ? true
    : (length + 1) ** (cost.degree + (search ? 1 : 0)) * 2 ** cost.factor <= NATIVE_PATHS);

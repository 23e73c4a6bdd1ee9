import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Automaton, acceptsText } from '../../src/regex/automaton/automaton.js';
import { automatonOf } from '../../src/regex/automaton/compile.js';
import { complement } from '../../src/regex/automaton/operations.js';
import { randomWord } from '../../src/regex/automaton/random-walk.js';
import { words } from '../../src/regex/automaton/words.js';
import { compileRegex } from '../../src/regex/compile.js';
import type { RegexDialect } from '../../src/regex/model.js';
import type { ConformanceOptions, ConformanceResult } from './model.js';

const ANY_LENGTH = { min: 0, max: Infinity };

/**
 * Every regular expression of the corpus documents and pacts: is it turned into an automaton, and does the automaton agree
 * with the regex engine on texts that it accepts, texts that its complement accepts, and mutations of both?
 */
export async function run({ shared, quick, seed }: ConformanceOptions): Promise<ConformanceResult> {
  const patterns = collectPatterns(join(shared, 'corpus'));
  const random = generator(seed);
  const failures: string[] = [];
  const out: string[] = [];
  const times: number[] = [];
  let usable = 0;
  let checks = 0;
  const wanted = quick ? 10_000 : 120_000;
  const exact: { pattern: string; dialect: RegexDialect; automaton: Automaton }[] = [];
  for (const { pattern, dialect } of patterns) {
    const regex = compileRegex(pattern, dialect);
    if (regex.source === undefined) continue;
    usable++;
    const start = performance.now();
    const result = automatonOf(regex);
    times.push(performance.now() - start);
    if (result.automaton) exact.push({ pattern, dialect, automaton: result.automaton });
    else out.push(`${dialect} ${pattern.slice(0, 120)}: ${result.reason.slice(-120)}`);
  }
  const perPattern = Math.ceil(wanted / Math.max(1, exact.length));
  for (const { pattern, dialect, automaton } of exact) {
    const regex = compileRegex(pattern, dialect);
    for (const text of texts(automaton, perPattern, random)) {
      const native = regex.test(text);
      if (native === undefined) continue;
      checks++;
      if (native !== acceptsText(automaton, text))
        failures.push(`${dialect} ${pattern}: ${JSON.stringify(text)} is ${native} to the engine`);
    }
  }
  const share = (100 * exact.length) / Math.max(1, usable);
  if (share < 99) failures.push(`only ${share.toFixed(2)} % of the patterns are exact`);
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(1);
  return {
    name: 'regexes of the corpus',
    total: checks,
    agreed: checks - failures.length,
    failures,
    notes: [
      `${patterns.length} patterns, ${usable} usable, ${exact.length} exact (${share.toFixed(2)} %)`,
      `${checks} checks against the engine; compile p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`,
      ...out.map((line) => `not analysed: ${line}`),
    ],
  };
}

function* texts(automaton: Automaton, count: number, random: () => number): Generator<string> {
  const others = complement(automaton);
  let left = count;
  const some = (language: Automaton) =>
    Array.from({ length: Math.ceil(count / 6) }, () => randomWord(language, random, ANY_LENGTH));
  const short = (language: Automaton) => {
    const found: string[] = [];
    for (const word of words(language, ANY_LENGTH)) if (found.push(word) >= count / 8) break;
    return found;
  };
  for (const text of [...short(automaton), ...short(others), ...some(automaton), ...some(others)]) {
    if (text === undefined || left-- <= 0) continue;
    yield text;
    if (left-- > 0) yield mutate(text, random);
  }
}

function mutate(text: string, random: () => number): string {
  const characters = [...text];
  const at = Math.floor(random() * (characters.length + 1));
  const pool = ['a', 'Z', '0', ' ', '-', '\n', 'é', '\u{1f600}', '_', '.'];
  const character = pool[Math.floor(random() * pool.length)] as string;
  const removed = random() < 0.6 ? 1 : 0;
  characters.splice(at, removed, ...(random() < 0.7 ? [character] : []));
  return characters.join('');
}

function collectPatterns(folder: string): { pattern: string; dialect: RegexDialect }[] {
  const found = new Map<string, { pattern: string; dialect: RegexDialect }>();
  const note = (pattern: string, dialect: RegexDialect) =>
    found.set(`${dialect}/${pattern}`, { pattern, dialect });
  const walk = (value: unknown): void => {
    if (!value || typeof value !== 'object') return;
    for (const [key, member] of Object.entries(value)) {
      if (key === 'pattern' && typeof member === 'string') note(member, 'ecma');
      if (key === 'regex' && typeof member === 'string') note(member, 'pact');
      if (key === 'patternProperties' && member && typeof member === 'object')
        for (const pattern of Object.keys(member)) note(pattern, 'ecma');
      walk(member);
    }
  };
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(json|ya?ml)$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    if (!/pattern|regex/.test(text)) continue;
    try {
      walk(entry.name.endsWith('.json') ? JSON.parse(text) : load(text));
    } catch {
      // The corpus has broken documents on purpose; they have no patterns to offer.
    }
  }
  return [...found.values()];
}

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

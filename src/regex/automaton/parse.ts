import { createRequire } from 'node:module';
import type * as regexpp from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';
import { CODE_UNITS, classRanges, isUnicode, SCALARS } from './alphabet.js';
import { normalizeRanges, type Ranges, singleton, withoutRanges } from './ranges.js';
import { choice, look, type RegexNode, sequence, symbols, UnsupportedPattern } from './syntax.js';

const require = createRequire(import.meta.url);
let parser: regexpp.RegExpParser | undefined;

/** The parser is loaded when the first pattern needs it, so a run without patterns does not pay for it. */
function loadParser(): regexpp.RegExpParser {
  if (!parser) {
    const { RegExpParser } = require('@eslint-community/regexpp') as typeof regexpp;
    parser = new RegExpParser({ ecmaVersion: 2025 });
  }
  return parser;
}

/**
 * Parses ECMAScript pattern source.
 * @throws UnsupportedPattern for back-references and classes that match more than one character.
 */
export function parsePattern(source: string, flags: string): RegexNode {
  const mode = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') };
  const pattern = loadParser().parsePattern(source, 0, source.length, mode);
  return alternatives(pattern.alternatives, flags);
}

const alternatives = (list: readonly AST.Alternative[], flags: string): RegexNode =>
  choice(
    ...list.map((alternative) => sequence(...alternative.elements.map((element) => node(element, flags)))),
  );

/** Classes with these can match several characters at once (`v` flag). */
const STRINGS = /\\q\{|\\p\{(?:Basic_Emoji|Emoji_Keycap_Sequence|RGI_)/;

function node(element: AST.Element, flags: string): RegexNode {
  switch (element.type) {
    case 'Character':
      if (!flags.includes('i')) return symbols(singleton(element.value));
      return symbols(classRanges(element.raw, flags));
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      if (STRINGS.test(element.raw)) throw new UnsupportedPattern('a class that matches several characters');
      return symbols(plainClass(element, flags) ?? classRanges(element.raw, flags));
    case 'Group':
      if (element.modifiers) throw new UnsupportedPattern('inline modifiers');
      return alternatives(element.alternatives, flags);
    case 'CapturingGroup':
      return alternatives(element.alternatives, flags);
    case 'Quantifier':
      return { kind: 'repeat', body: node(element.element, flags), min: element.min, max: element.max };
    case 'Assertion':
      return assertion(element, flags);
    case 'Backreference':
      throw new UnsupportedPattern('a back-reference');
  }
}

/** A class of characters, ranges and the basic escapes, read directly; undefined when only the engine can tell. */
function plainClass(
  element: AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
  flags: string,
): Ranges | undefined {
  if (element.type !== 'CharacterClass' || flags.includes('i')) return undefined;
  const ranges: Ranges[] = [];
  for (const member of element.elements) {
    if (member.type === 'Character') ranges.push(singleton(member.value));
    else if (member.type === 'CharacterClassRange')
      ranges.push([{ min: member.min.value, max: member.max.value }]);
    else if (member.type === 'CharacterSet') ranges.push(classRanges(member.raw, flags));
    else return undefined;
  }
  const members = normalizeRanges(ranges.flat());
  const universe = isUnicode(flags) ? SCALARS : CODE_UNITS;
  return withoutRanges(universe, element.negate ? members : withoutRanges(universe, members));
}

function assertion(element: AST.Assertion, flags: string): RegexNode {
  switch (element.kind) {
    case 'start':
    case 'end':
      return look(anchored(flags), element.kind === 'start', true);
    case 'lookahead':
    case 'lookbehind':
      return look(alternatives(element.alternatives, flags), element.kind === 'lookbehind', element.negate);
    case 'word': {
      const word = symbols(classRanges('\\w', flags));
      const side = (behind: boolean, negate: boolean) => look(word, behind, negate);
      return choice(
        sequence(side(true, false), side(false, !element.negate)),
        sequence(side(true, true), side(false, element.negate)),
      );
    }
  }
}

/** What must not stand on the other side of `^` or `$`: anything, or with the `m` flag anything but a line break. */
function anchored(flags: string): RegexNode {
  if (flags.includes('m')) return symbols(classRanges('[^\\n\\r\\u2028\\u2029]', flags));
  return symbols(isUnicode(flags) ? SCALARS : CODE_UNITS);
}

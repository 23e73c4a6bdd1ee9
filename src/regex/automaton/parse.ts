import type { AST, RegExpParser } from '@eslint-community/regexpp';
import { regexpp } from '../regexpp.js';
import { CODE_UNITS, classRanges, isUnicode, SCALARS } from './alphabet.js';
import { languageOf } from './assertions.js';
import { normalizeRanges, type Ranges, singleton, withoutRanges } from './ranges.js';
import { choice, look, type RegexNode, sequence, symbols, UnsupportedPattern } from './syntax.js';
import { words } from './words.js';

let parser: RegExpParser | undefined;

/**
 * Parses ECMAScript pattern source.
 * @throws UnsupportedPattern for back-references to groups with many texts and classes that match more than one character.
 */
export function parsePattern(source: string, flags: string): RegexNode {
  const mode = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') };
  parser ??= new (regexpp().RegExpParser)({ ecmaVersion: 2025 });
  const pattern = parser.parsePattern(source, 0, source.length, mode);
  return alternatives(pattern.alternatives, flags);
}

/** What groups are known to have captured: in the places where back-references repeat it. */
type Captures = ReadonlyMap<AST.CapturingGroup, readonly number[]>;

const NO_CAPTURES: Captures = new Map();

const alternatives = (list: readonly AST.Alternative[], flags: string, captures = NO_CAPTURES): RegexNode =>
  choice(...list.map(({ elements }) => elementsOf(elements, flags, captures)));

/**
 * A group that later elements of the same alternative refer back to, and that matches few texts only, is spelled out: one
 * option per text. There it has always captured something, and what it captured last.
 */
function elementsOf(elements: readonly AST.Element[], flags: string, captures: Captures): RegexNode {
  const index = elements.findIndex(
    (element) => element.type === 'CapturingGroup' && element.references.length > 0 && !captures.has(element),
  );
  const group = elements[index];
  if (group?.type !== 'CapturingGroup')
    return sequence(...elements.map((element) => node(element, flags, captures)));
  const rest = elements.slice(index + 1);
  if (!group.references.every((reference) => rest.some((element) => holds(element, reference))))
    throw new UnsupportedPattern('a back-reference to a group elsewhere');
  const texts = textsOf(alternatives(group.alternatives, flags, captures), flags);
  return choice(...texts.map((text) => elementsOf(elements, flags, new Map([...captures, [group, text]]))));
}

const holds = (element: AST.Element, reference: AST.Backreference): boolean =>
  element.start <= reference.start && reference.end <= element.end;

const CAPTURE_LIMIT = 16;

/** All texts of a node, where they are few. */
function textsOf(body: RegexNode, flags: string): readonly (readonly number[])[] {
  if (flags.includes('i')) throw new UnsupportedPattern('a back-reference that ignores case');
  if (containsLook(body)) throw new UnsupportedPattern('a back-reference to a group with an assertion');
  const language = languageOf(body, isUnicode(flags) ? SCALARS : CODE_UNITS);
  const outcome = { complete: false };
  const texts: (readonly number[])[] = [];
  for (const word of words(language, { min: 0, max: Infinity }, outcome)) {
    texts.push([...word].map((character) => character.codePointAt(0) as number));
    if (texts.length > CAPTURE_LIMIT)
      throw new UnsupportedPattern('a back-reference to a group with many texts');
  }
  if (!outcome.complete || (!isUnicode(flags) && texts.flat().some((code) => code > 0xffff)))
    throw new UnsupportedPattern('a back-reference to a group with many texts');
  return texts;
}

function containsLook(tree: RegexNode): boolean {
  switch (tree.kind) {
    case 'look':
      return true;
    case 'sequence':
      return tree.items.some(containsLook);
    case 'choice':
      return tree.options.some(containsLook);
    case 'repeat':
      return containsLook(tree.body);
    default:
      return false;
  }
}

const literal = (text: readonly number[]): RegexNode =>
  sequence(...text.map((code) => symbols(singleton(code))));

/** Classes with these can match several characters at once (`v` flag). */
const STRINGS = /\\q\{|\\p\{(?:Basic_Emoji|Emoji_Keycap_Sequence|RGI_)/;

function node(element: AST.Element, flags: string, captures: Captures): RegexNode {
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
      return alternatives(element.alternatives, flags, captures);
    case 'CapturingGroup': {
      const text = captures.get(element);
      return text ? literal(text) : alternatives(element.alternatives, flags, captures);
    }
    case 'Quantifier':
      return {
        kind: 'repeat',
        body: node(element.element, flags, captures),
        min: element.min,
        max: element.max,
      };
    case 'Assertion':
      return assertion(element, flags, captures);
    case 'Backreference': {
      const text = Array.isArray(element.resolved) ? undefined : captures.get(element.resolved);
      if (!text) throw new UnsupportedPattern('a back-reference');
      return literal(text);
    }
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

function assertion(element: AST.Assertion, flags: string, captures: Captures): RegexNode {
  switch (element.kind) {
    case 'start':
    case 'end':
      return look(anchored(flags), element.kind === 'start', true);
    case 'lookahead':
    case 'lookbehind':
      return look(
        alternatives(element.alternatives, flags, captures),
        element.kind === 'lookbehind',
        element.negate,
      );
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

import type { AST } from '@eslint-community/regexpp';
import { regexpp } from '../regexpp.js';

/** Instructions of the matching machine. `a` and `b` are operands. */
export const OP = {
  match: 0,
  /** Consume one character of set `a`, forwards. */
  take: 1,
  /** Consume one character of set `a`, backwards (inside look-behind). */
  takeBack: 2,
  /** Try `a`, then `b`. */
  split: 3,
  jump: 4,
  start: 5,
  end: 6,
  /** Word boundary (`a` = 1: not a boundary). */
  word: 7,
  /** Run the program at `a` from here without moving; `b` = 1: it must fail. */
  look: 8,
  save: 9,
  /** Forget the groups `a` to `b`. */
  forget: 10,
  /** Text of group `a` again; `b` = 1: backwards. */
  again: 11,
  mark: 12,
  /** Fail when nothing was consumed since mark `a`. */
  moved: 13,
} as const;

export interface Instruction {
  readonly op: number;
  a: number;
  b: number;
}

export type CharacterTest = (codePoint: number) => boolean;

/** A pattern compiled for {@link runProgram}. */
export interface Program {
  readonly code: readonly Instruction[];
  readonly sets: readonly CharacterTest[];
  readonly isWord: CharacterTest;
  readonly unicode: boolean;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly splits: number;
  /** Registers for group ends and loop marks; more than zero switches memoisation off. */
  readonly registers: number;
}

/** Bounded repeats are unrolled; a pattern that grows beyond this is not run. */
const PROGRAM_LIMIT = 20_000;
const DEPTH_LIMIT = 250;

/**
 * Compiles an ECMAScript pattern that `new RegExp(source, flags)` accepts.
 * Undefined when it uses something the machine cannot do (classes with strings) or grows too large.
 */
export function compileProgram(source: string, flags: string): Program | undefined {
  let pattern: AST.Pattern;
  try {
    const mode = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') };
    pattern = new (regexpp().RegExpParser)().parsePattern(source, 0, source.length, mode);
  } catch {
    return undefined;
  }
  const groups: AST.CapturingGroup[] = [];
  let backreferences = false;
  regexpp().visitRegExpAST(pattern, {
    onCapturingGroupEnter: (node) => void groups.push(node),
    onBackreferenceEnter: () => {
      backreferences = true;
    },
  });
  const writer: Writer = {
    code: [],
    sets: [],
    setIndex: new Map(),
    flags: flags.replace('m', ''),
    groups: new Map(backreferences ? groups.map((group, index) => [group, index]) : []),
    registers: backreferences ? groups.length * 2 : 0,
    backreferences,
  };
  try {
    writeAlternatives(writer, pattern.alternatives, false, 0);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
  emit(writer, OP.match);
  let splits = 0;
  for (const instruction of writer.code) if (instruction.op === OP.split) splits++;
  return {
    code: writer.code,
    sets: writer.sets,
    isWord: characterTest('\\w', writer.flags),
    unicode: /[uv]/.test(flags),
    ignoreCase: flags.includes('i'),
    multiline: flags.includes('m'),
    splits,
    registers: writer.registers,
  };
}

interface Writer {
  readonly code: Instruction[];
  readonly sets: CharacterTest[];
  readonly setIndex: Map<string, number>;
  readonly flags: string;
  readonly groups: Map<AST.CapturingGroup, number>;
  registers: number;
  readonly backreferences: boolean;
}

class TooLarge extends Error {}

function emit(writer: Writer, op: number, a = 0, b = 0): Instruction {
  if (writer.code.length >= PROGRAM_LIMIT) throw new TooLarge();
  const instruction = { op, a, b };
  writer.code.push(instruction);
  return instruction;
}

function writeAlternatives(
  writer: Writer,
  alternatives: readonly AST.Alternative[],
  backwards: boolean,
  depth: number,
): void {
  if (depth > DEPTH_LIMIT) throw new TooLarge();
  const exits: Instruction[] = [];
  alternatives.forEach((alternative, index) => {
    const last = index === alternatives.length - 1;
    const split = last ? undefined : emit(writer, OP.split, writer.code.length + 1);
    const elements = backwards ? alternative.elements.toReversed() : alternative.elements;
    for (const element of elements) writeElement(writer, element, backwards, depth + 1);
    if (split) {
      exits.push(emit(writer, OP.jump));
      split.b = writer.code.length;
    }
  });
  for (const exit of exits) exit.a = writer.code.length;
}

function writeElement(writer: Writer, node: AST.Element, backwards: boolean, depth: number): void {
  switch (node.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      emit(writer, backwards ? OP.takeBack : OP.take, setOf(writer, node));
      return;
    case 'Group':
      if (node.modifiers) throw new TooLarge();
      writeAlternatives(writer, node.alternatives, backwards, depth);
      return;
    case 'CapturingGroup': {
      const group = writer.groups.get(node);
      if (group !== undefined) emit(writer, OP.save, group * 2 + (backwards ? 1 : 0));
      writeAlternatives(writer, node.alternatives, backwards, depth);
      if (group !== undefined) emit(writer, OP.save, group * 2 + (backwards ? 0 : 1));
      return;
    }
    case 'Quantifier':
      writeQuantifier(writer, node, backwards, depth);
      return;
    case 'Backreference': {
      const target = Array.isArray(node.resolved) ? undefined : writer.groups.get(node.resolved);
      if (target === undefined) throw new TooLarge();
      emit(writer, OP.again, target, backwards ? 1 : 0);
      return;
    }
    case 'Assertion':
      writeAssertion(writer, node, depth);
  }
}

function writeAssertion(writer: Writer, node: AST.Assertion, depth: number): void {
  if (node.kind === 'word') emit(writer, OP.word, node.negate ? 1 : 0);
  else if (node.kind === 'lookahead' || node.kind === 'lookbehind') {
    const look = emit(writer, OP.look, 0, node.negate ? 1 : 0);
    const skip = emit(writer, OP.jump);
    look.a = writer.code.length;
    writeAlternatives(writer, node.alternatives, node.kind === 'lookbehind', depth);
    emit(writer, OP.match);
    skip.a = writer.code.length;
  } else emit(writer, node.kind === 'start' ? OP.start : OP.end);
}

function writeQuantifier(writer: Writer, node: AST.Quantifier, backwards: boolean, depth: number): void {
  if (depth > DEPTH_LIMIT) throw new TooLarge();
  const inside = [...writer.groups].filter(([group]) => group.start >= node.start && group.end <= node.end);
  const first = inside.length ? Math.min(...inside.map(([, index]) => index)) : undefined;
  const body = () => {
    if (first !== undefined) emit(writer, OP.forget, first * 2, (first + inside.length) * 2);
    writeElement(writer, node.element, backwards, depth + 1);
  };
  const branch = (): Instruction => emit(writer, OP.split);
  const aim = (split: Instruction, into: number, out: number) => {
    split.a = node.greedy ? into : out;
    split.b = node.greedy ? out : into;
  };
  for (let i = 0; i < node.min; i++) body();
  if (node.max === Number.POSITIVE_INFINITY) {
    const loop = writer.code.length;
    const split = branch();
    const into = writer.code.length;
    const mark = writer.backreferences ? writer.registers++ : undefined;
    if (mark !== undefined) emit(writer, OP.mark, mark);
    body();
    if (mark !== undefined) emit(writer, OP.moved, mark);
    emit(writer, OP.jump, loop);
    aim(split, into, writer.code.length);
    return;
  }
  const splits: [Instruction, number][] = [];
  for (let i = node.min; i < node.max; i++) {
    const split = branch();
    splits.push([split, writer.code.length]);
    body();
  }
  for (const [split, into] of splits) aim(split, into, writer.code.length);
}

type SetNode = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;

function setOf(writer: Writer, node: SetNode): number {
  if (/\\q\{/.test(node.raw) || (node.type === 'CharacterSet' && node.kind === 'property' && node.strings))
    throw new TooLarge();
  const hex = node.type === 'Character' ? node.value.toString(16) : '';
  const source =
    node.type !== 'Character'
      ? node.raw
      : /[uv]/.test(writer.flags)
        ? `\\u{${hex}}`
        : `\\u${hex.padStart(4, '0')}`;
  let index = writer.setIndex.get(source);
  if (index === undefined) {
    index = writer.sets.length;
    const value = node.type === 'Character' && !writer.flags.includes('i') ? node.value : undefined;
    writer.sets.push(value === undefined ? characterTest(source, writer.flags) : (code) => code === value);
    writer.setIndex.set(source, index);
  }
  return index;
}

/** Membership in a one-character pattern, asked of the native engine once per character. */
function characterTest(source: string, flags: string): CharacterTest {
  const regex = new RegExp(`^(?:${source})$`, flags);
  const ascii = new Int8Array(128);
  const others = new Map<number, boolean>();
  return (code) => {
    if (code < 128) {
      const known = ascii[code] as number;
      if (known !== 0) return known === 1;
      const answer = regex.test(String.fromCodePoint(code));
      ascii[code] = answer ? 1 : -1;
      return answer;
    }
    let answer = others.get(code);
    if (answer === undefined) {
      answer = regex.test(String.fromCodePoint(code));
      others.set(code, answer);
    }
    return answer;
  };
}

import { OP, type Program } from './program.js';

/** Instructions executed at most for one text (well under a second). */
const STEP_LIMIT = 20_000_000;
/** Bits of memory for "already tried here". */
const MEMO_LIMIT = 2 ** 28;

/**
 * Runs a program over a text: does it match at the start (`search` false) or anywhere? Without back-references every
 * (instruction, position) pair is tried once, so the time is linear in text × pattern, whatever the pattern.
 * Undefined when the budget of steps or memory is exhausted.
 */
export function runProgram(program: Program, text: string, search: boolean): boolean | undefined {
  const input = program.unicode ? codePoints(text) : codeUnits(text);
  const memoise = program.registers === 0;
  if (memoise && program.splits * (input.length + 1) > MEMO_LIMIT) return undefined;
  const state: State = {
    program,
    input,
    registers: new Int32Array(program.registers).fill(-1),
    memo: memoise ? new Uint32Array(Math.ceil((program.splits * (input.length + 1)) / 32)) : undefined,
    splitNumber: numberSplits(program),
    looks: new Map(),
    trail: [],
    steps: 0,
  };
  const last = search ? input.length : 0;
  for (let start = 0; start <= last; start++) {
    const outcome = run(state, 0, start);
    if (outcome !== false) return outcome;
  }
  return false;
}

interface State {
  readonly program: Program;
  readonly input: Uint32Array;
  registers: Int32Array;
  readonly memo: Uint32Array | undefined;
  readonly splitNumber: Int32Array;
  /** Answers of look-around programs by their address, per position: 0 unknown, 1 yes, 2 no. */
  readonly looks: Map<number, Uint8Array>;
  /** Memo bits set by the running look-around programs, to be withdrawn when one succeeds. */
  readonly trail: number[];
  steps: number;
}

const codePoints = (text: string): Uint32Array =>
  Uint32Array.from(text, (char) => char.codePointAt(0) as number);

function codeUnits(text: string): Uint32Array {
  const units = new Uint32Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

function numberSplits(program: Program): Int32Array {
  const numbers = new Int32Array(program.code.length);
  let next = 0;
  program.code.forEach((instruction, index) => {
    if (instruction.op === OP.split) numbers[index] = next++;
  });
  return numbers;
}

/** Marks (split, position) as tried; true when it was already. */
function tried(state: State, address: number, position: number, inLook: boolean): boolean {
  const { memo } = state;
  if (!memo) return false;
  const bit = (state.splitNumber[address] as number) * (state.input.length + 1) + position;
  const word = bit >>> 5;
  const mask = 1 << (bit & 31);
  const before = memo[word] as number;
  if (before & mask) return true;
  memo[word] = before | mask;
  if (inLook) state.trail.push(bit);
  return false;
}

/** A backtracking run with an explicit stack: entries are (address, position), or (-1 - register, old value). */
function run(state: State, entry: number, from: number, lookDepth = 0): boolean | undefined {
  const { program, input } = state;
  const { code, sets } = program;
  const stack: number[] = [];
  let address = entry;
  let position = from;
  for (;;) {
    if (++state.steps > STEP_LIMIT) return undefined;
    const instruction = code[address] as (typeof code)[number];
    const { a, b } = instruction;
    let ok = true;
    switch (instruction.op) {
      case OP.match:
        return true;
      case OP.take:
        ok = position < input.length && (sets[a] as (typeof sets)[number])(input[position] as number);
        position++;
        address++;
        break;
      case OP.takeBack:
        position--;
        ok = position >= 0 && (sets[a] as (typeof sets)[number])(input[position] as number);
        address++;
        break;
      case OP.split:
        ok = !tried(state, address, position, lookDepth > 0);
        if (ok) stack.push(b, position);
        address = a;
        break;
      case OP.jump:
        address = a;
        break;
      case OP.start:
        ok = position === 0 || (program.multiline && isLineEnd(input[position - 1]));
        address++;
        break;
      case OP.end:
        ok = position === input.length || (program.multiline && isLineEnd(input[position]));
        address++;
        break;
      case OP.word:
        ok = (wordAt(state, position - 1) !== wordAt(state, position)) === (a === 0);
        address++;
        break;
      case OP.look: {
        const found = look(state, a, position, stack, lookDepth + 1, b === 1);
        if (found === undefined) return undefined;
        ok = found === (b === 0);
        address++;
        break;
      }
      case OP.save:
      case OP.mark:
        stack.push(-1 - a, state.registers[a] as number);
        state.registers[a] = position;
        address++;
        break;
      case OP.forget:
        for (let register = a; register < b; register++) {
          stack.push(-1 - register, state.registers[register] as number);
          state.registers[register] = -1;
        }
        address++;
        break;
      case OP.again: {
        const next = repeatGroup(state, a, position, b === 1);
        ok = next !== undefined;
        if (next !== undefined) position = next;
        address++;
        break;
      }
      case OP.moved:
        ok = state.registers[a] !== position;
        address++;
    }
    if (ok) continue;
    for (;;) {
      const value = stack.pop();
      const target = stack.pop();
      if (value === undefined || target === undefined) return false;
      if (target >= 0) {
        address = target;
        position = value;
        break;
      }
      state.registers[-1 - target] = value;
    }
  }
}

/** Answers a look-around. Groups captured by a positive one stay, with undo entries for the caller's stack. */
function look(
  state: State,
  address: number,
  position: number,
  stack: number[],
  depth: number,
  negate: boolean,
): boolean | undefined {
  if (!state.memo) {
    const before = state.registers.slice();
    const found = run(state, address, position, depth);
    if (found && !negate)
      before.forEach((value, register) => {
        if (state.registers[register] !== value) stack.push(-1 - register, value);
      });
    else state.registers = before;
    return found;
  }
  let answers = state.looks.get(address);
  if (!answers) {
    answers = new Uint8Array(state.input.length + 1);
    state.looks.set(address, answers);
  }
  const known = answers[position];
  if (known) return known === 1;
  const mark = state.trail.length;
  const found = run(state, address, position, depth);
  if (found) {
    const memo = state.memo;
    for (let i = mark; i < state.trail.length; i++) {
      const bit = state.trail[i] as number;
      memo[bit >>> 5] = (memo[bit >>> 5] as number) & ~(1 << (bit & 31));
    }
  }
  if (found || depth === 1) state.trail.length = mark;
  if (found !== undefined) answers[position] = found ? 1 : 2;
  return found;
}

/** The position behind the repeated text of a group; an unset group repeats the empty text. */
function repeatGroup(state: State, group: number, position: number, backwards: boolean): number | undefined {
  const from = state.registers[group * 2] as number;
  const to = state.registers[group * 2 + 1] as number;
  if (from < 0 || to < 0) return position;
  const length = to - from;
  const start = backwards ? position - length : position;
  if (start < 0 || start + length > state.input.length) return undefined;
  state.steps += length;
  for (let i = 0; i < length; i++)
    if (fold(state, state.input[from + i] as number) !== fold(state, state.input[start + i] as number))
      return undefined;
  return backwards ? start : start + length;
}

const fold = (state: State, code: number): number =>
  state.program.ignoreCase ? (String.fromCodePoint(code).toLowerCase().codePointAt(0) as number) : code;

const wordAt = (state: State, position: number): boolean =>
  position >= 0 && position < state.input.length && state.program.isWord(state.input[position] as number);

const isLineEnd = (code: number | undefined): boolean =>
  code === 10 || code === 13 || code === 0x2028 || code === 0x2029;

import { isIntegerLexeme } from '../../json/number.js';
import { printJson } from '../../json/print.js';
import { isNumber, isObject, type JsonType, type JsonValue, jsonType } from '../../json/value.js';
import { compileRegex } from '../../regex/compile.js';
import { type AtomKind, makeAtom } from './atoms.js';
import type { Engine } from './engine.js';
import type { ArrayExpectation, Expectation, ObjectExpectation } from './expectation.js';
import { all, any, atomic, FALSE, type Formula, not, reference, TRUE } from './formula.js';
import { ALL_NAMES, oneName, otherNames } from './names.js';
import type { Term } from './term.js';

/** The term of the values an expectation accepts. The same tree object is the same term. */
export function expectationTerm(engine: Engine, expectation: Expectation): Term {
  return engine.terms.intern(keyOf(expectation), (type) => meaning(engine, expectation, type));
}

const numbers = new WeakMap<Expectation, number>();
let next = 0;

/** Simple expectations are recognised by content, trees by identity. */
function keyOf(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'any':
    case 'none':
      return `expect ${expectation.kind}`;
    case 'type':
      return `expect type ${expectation.type}`;
    case 'numberForm':
      return `expect form ${expectation.form}`;
    case 'constant':
      return `expect constant ${printJson(expectation.value)}`;
    default: {
      const known = numbers.get(expectation) ?? next++;
      numbers.set(expectation, known);
      return `expect ${known}`;
    }
  }
}

const atom = (kind: AtomKind, words: string): Formula =>
  atomic(makeAtom(kind, { location: undefined, keyword: words }));

const SCALARS: ReadonlySet<JsonType> = new Set(['null', 'boolean', 'number', 'string']);

function meaning(engine: Engine, expectation: Expectation, type: JsonType): Formula {
  const part = (inner: Expectation): Formula => reference(expectationTerm(engine, inner));
  switch (expectation.kind) {
    case 'any':
      return TRUE;
    case 'none':
      return FALSE;
    case 'constant':
      return constant(engine, expectation.value, type);
    case 'type':
      return expectation.type === type ? TRUE : FALSE;
    case 'numberForm':
      if (type !== 'number') return FALSE;
      return expectation.form === 'integer' ? integerForm() : not(integerForm());
    case 'text':
      return SCALARS.has(type)
        ? atom({ kind: 'pattern', regex: expectation.regex }, `regex ${expectation.regex.pattern}`)
        : FALSE;
    case 'includes': {
      const regex = compileRegex(expectation.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'ecma');
      return SCALARS.has(type)
        ? atom({ kind: 'pattern', regex }, `include ${JSON.stringify(expectation.text)}`)
        : FALSE;
    }
    case 'opaque': {
      const { name, accepts, samples, types, within, implies = [] } = expectation;
      if (types && !types.includes(type)) return FALSE;
      const test = {
        name: `expect ${name}`,
        accepts,
        samples,
        implies: implies.map((other) => `expect ${other}`),
        within: within === undefined || type !== 'string' ? undefined : compileRegex(within, 'ecma'),
        surely: undefined,
      };
      return atom({ kind: 'opaque', test }, name);
    }
    case 'all':
      return all(expectation.parts.map(part));
    case 'oneOrMore':
      return any(expectation.parts.map(part));
    case 'not':
      return not(part(expectation.part));
    case 'array':
      return type === 'array' ? arrayMeaning(engine, expectation) : FALSE;
    case 'object':
      return type === 'object' ? objectMeaning(engine, expectation) : FALSE;
  }
}

const integerForm = (): Formula => atom({ kind: 'integerForm' }, 'form of the number');

function constant(engine: Engine, value: JsonValue, type: JsonType): Formula {
  if (jsonType(value) !== type) return FALSE;
  if (isNumber(value)) {
    const same = atom({ kind: 'in', values: [value] }, `equal to ${printJson(value)}`);
    return all([same, isIntegerLexeme(value) ? integerForm() : not(integerForm())]);
  }
  const below = (inner: JsonValue) => ({ kind: 'constant', value: inner }) as const;
  if (Array.isArray(value))
    return arrayMeaning(engine, {
      kind: 'array',
      prefix: value.map(below),
      min: value.length,
      max: value.length,
    });
  if (isObject(value)) {
    const members = new Map(Object.keys(value).map((name) => [name, below(value[name] as JsonValue)]));
    return objectMeaning(engine, { kind: 'object', members, others: { kind: 'none' } });
  }
  return atom({ kind: 'in', values: [value] }, `equal to ${printJson(value)}`);
}

const sizes = ({ min = 0, max = Infinity }: { readonly min?: number; readonly max?: number }): Formula[] => [
  min > 0 ? atom({ kind: 'size', min }, `min ${min}`) : TRUE,
  max < Infinity ? not(atom({ kind: 'size', min: max + 1 }, `max ${max}`)) : TRUE,
];

function arrayMeaning(engine: Engine, expectation: ArrayExpectation): Formula {
  const { prefix = [], rest, contains = [] } = expectation;
  const items = (from: number, to: number, of: Expectation): Formula =>
    of.kind === 'any' ? TRUE : atom({ kind: 'items', from, to, term: expectationTerm(engine, of) }, 'items');
  return all([
    ...sizes(expectation),
    ...prefix.map((item, i) => items(i, i + 1, item)),
    rest ? items(prefix.length, Infinity, rest) : TRUE,
    ...contains.map((variant) =>
      atom({ kind: 'contains', min: 1, term: expectationTerm(engine, variant) }, 'arrayContains'),
    ),
  ]);
}

function objectMeaning(engine: Engine, expectation: ObjectExpectation): Formula {
  const { members, others, required = [...members.keys()], eachName, eachMember } = expectation;
  const term = (inner: Expectation) => expectationTerm(engine, inner);
  return all([
    ...sizes(expectation),
    ...required.map((name) => atom({ kind: 'has', name }, `member ${JSON.stringify(name)}`)),
    ...[...members].map(([name, of]) =>
      of.kind === 'any'
        ? TRUE
        : atom({ kind: 'members', names: oneName(name), term: term(of) }, `member ${JSON.stringify(name)}`),
    ),
    others.kind === 'any'
      ? TRUE
      : atom({ kind: 'members', names: otherNames(members.keys(), []), term: term(others) }, 'other members'),
    eachMember ? atom({ kind: 'members', names: ALL_NAMES, term: term(eachMember) }, 'eachValue') : TRUE,
    eachName ? atom({ kind: 'names', term: term(eachName) }, 'eachKey') : TRUE,
  ]);
}

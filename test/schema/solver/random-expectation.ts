import fc from 'fast-check';
import { isIntegerLexeme, lexemeOf } from '../../../src/json/number.js';
import { isNumber, isObject, JsonNumber, type JsonValue, jsonType } from '../../../src/json/value.js';
import { compileRegex } from '../../../src/regex/compile.js';
import type { Expectation } from '../../../src/schema/solver/index.js';
import { smallValue } from './random-schema.js';

const NAMES = ['a', 'b', 'c'];
const size = fc.constantFrom(0, 1, 2, 3);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Leaves out members that are undefined: the type has optional members without undefined. */
const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;

const short: Expectation = {
  kind: 'opaque',
  name: 'short text',
  accepts: (value) => typeof value === 'string' && value.length < 2,
  samples: ['', 'a', 'aaa'],
  types: ['string'],
};

const leaf: fc.Arbitrary<Expectation> = fc.oneof(
  fc.constantFrom<Expectation>({ kind: 'any' }, { kind: 'none' }, short),
  smallValue.map((value): Expectation => ({ kind: 'constant', value })),
  fc
    .constantFrom(new JsonNumber('1.0'), new JsonNumber('2e0'))
    .map((value): Expectation => ({ kind: 'constant', value })),
  fc
    .constantFrom('null', 'boolean', 'number', 'string', 'array', 'object')
    .map((type): Expectation => ({ kind: 'type', type: type as 'null' })),
  fc
    .constantFrom('integer', 'decimal')
    .map((form): Expectation => ({ kind: 'numberForm', form: form as 'integer' })),
  fc
    .constantFrom('\\d+', 'a.*', '[ab]{2}', 'true|null', '\\d\\.\\d', '')
    .map((pattern): Expectation => ({ kind: 'text', regex: compileRegex(pattern, 'pact') })),
  fc.constantFrom('a', '1', '.').map((text): Expectation => ({ kind: 'includes', text })),
);

/** Random expectations over the names and texts of the random schemas. */
export const randomExpectation: fc.Arbitrary<Expectation> = fc.letrec<{ tree: Expectation }>((tie) => {
  const tree = tie('tree');
  const list = fc.array(tree, { maxLength: 3 });
  return {
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 4, arbitrary: leaf },
      { weight: 1, arbitrary: list.map((parts): Expectation => ({ kind: 'all', parts })) },
      { weight: 1, arbitrary: list.map((parts): Expectation => ({ kind: 'oneOrMore', parts })) },
      { weight: 1, arbitrary: tree.map((part): Expectation => ({ kind: 'not', part })) },
      {
        weight: 2,
        arbitrary: fc
          .record({
            prefix: list,
            rest: optional(tree),
            min: optional(size),
            max: optional(size),
            contains: list,
          })
          .map((parts): Expectation => present({ kind: 'array', ...parts }) as Expectation),
      },
      {
        weight: 4,
        arbitrary: fc
          .record({
            members: fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), tree), {
              selector: ([name]) => name,
              maxLength: 3,
            }),
            required: optional(fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 })),
            others: tree,
            eachName: optional(leaf),
            eachMember: optional(tree),
            min: optional(size),
            max: optional(size),
          })
          .map(
            (parts): Expectation =>
              present({ kind: 'object', ...parts, members: new Map(parts.members) }) as Expectation,
          ),
      },
    ),
  };
}).tree;

/** A direct reading of an expectation, to check the solver against. */
export function expects(expectation: Expectation, value: JsonValue): boolean {
  const isScalar = !Array.isArray(value) && !isObject(value);
  const text = () => (typeof value === 'string' ? value : isNumber(value) ? lexemeOf(value) : String(value));
  switch (expectation.kind) {
    case 'any':
      return true;
    case 'none':
      return false;
    case 'constant':
      return equal(expectation.value, value);
    case 'type':
      return jsonType(value) === expectation.type;
    case 'numberForm':
      return isNumber(value) && isIntegerLexeme(value) === (expectation.form === 'integer');
    case 'text':
      return isScalar && expectation.regex.test(text()) === true;
    case 'includes':
      return isScalar && text().includes(expectation.text);
    case 'opaque':
      return expectation.accepts(value) === true;
    case 'all':
      return expectation.parts.every((part) => expects(part, value));
    case 'oneOrMore':
      return expectation.parts.some((part) => expects(part, value));
    case 'not':
      return !expects(expectation.part, value);
    case 'array': {
      if (!Array.isArray(value)) return false;
      const { prefix = [], rest, min = 0, max = Infinity, contains = [] } = expectation;
      return (
        value.length >= min &&
        value.length <= max &&
        value.every((item, i) => expects(prefix[i] ?? rest ?? { kind: 'any' }, item)) &&
        contains.every((variant) => value.some((item) => expects(variant, item)))
      );
    }
    case 'object': {
      if (!isObject(value)) return false;
      const { members, others, eachName, eachMember, min = 0, max = Infinity } = expectation;
      const { required = [...members.keys()] } = expectation;
      const names = Object.keys(value);
      return (
        names.length >= min &&
        names.length <= max &&
        required.every((name) => Object.hasOwn(value, name)) &&
        names.every(
          (name) =>
            expects(members.get(name) ?? others, value[name] as JsonValue) &&
            (!eachMember || expects(eachMember, value[name] as JsonValue)) &&
            (!eachName || expects(eachName, name)),
        )
      );
    }
  }
}

function equal(a: JsonValue, b: JsonValue): boolean {
  if (isNumber(a))
    return (
      isNumber(b) && Number(lexemeOf(a)) === Number(lexemeOf(b)) && isIntegerLexeme(a) === isIntegerLexeme(b)
    );
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i] as JsonValue));
  if (!isObject(a)) return a === b;
  const names = Object.keys(a);
  return (
    isObject(b) &&
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equal(a[name] as JsonValue, b[name] as JsonValue))
  );
}

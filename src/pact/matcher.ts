import { toNumber } from '../json/number.js';
import { type JsonPointer, joinPointer } from '../json/pointer.js';
import { getKey, isNumber, isObject, type JsonObject, type JsonValue } from '../json/value.js';
import { REJECTED_BY_VERIFIERS, type ReportFault } from './faults.js';
import { readPathRules } from './rule-list.js';
import type { ArrayVariant, Matcher, MatcherName, StatusClass } from './rules.js';
import { excerptOf, textOf } from './text.js';

/** Other spellings of a matcher's name (docs/pact.md section 8.1). */
const ALIASES: Readonly<Record<string, string>> = {
  'min-type': 'type',
  'max-type': 'type',
  min: 'type',
  max: 'type',
  real: 'decimal',
  timestamp: 'datetime',
  'content-type': 'contentType',
  'array-contains': 'arrayContains',
  'status-code': 'statusCode',
  'not-empty': 'notEmpty',
  'each-key': 'eachKey',
  'each-value': 'eachValue',
  'ignore-order': 'ignoreOrder',
};

/** Attributes that name the matcher of a rule without `match`, in the order verifiers probe them (docs/pact.md section 2.2). */
const PROBES = ['regex', 'min', 'max', 'timestamp', 'time', 'date'] as const;

const STATUS_CLASSES: ReadonlySet<string> = new Set<StatusClass>([
  'info',
  'success',
  'redirect',
  'clientError',
  'serverError',
  'nonError',
  'error',
]);

/** Nested rules (`eachKey`, `arrayContains`) deeper than this are not read. */
const DEPTH_LIMIT = 32;

interface Context {
  readonly rule: JsonObject;
  readonly pointer: JsonPointer;
  readonly report: ReportFault;
  readonly depth: number;
}

type ReadMatcher = (name: string, context: Context) => Matcher;

/** Matchers without attributes. */
const PLAIN = [
  'equality',
  'integer',
  'decimal',
  'number',
  'boolean',
  'null',
  'values',
  'notEmpty',
  'semver',
] as const;

/**
 * A rule that verifiers cannot build: they reject the file, we keep it as a matcher nobody can judge.
 * @param problem begins in lower case, without full stop
 */
function unusable(
  name: string,
  { pointer, report }: Pick<Context, 'pointer' | 'report'>,
  problem: string,
): Matcher {
  report(
    'rule.malformed',
    pointer,
    `${problem[0]?.toUpperCase()}${problem.slice(1)}. ${REJECTED_BY_VERIFIERS}`,
  );
  return { match: 'unknown', name, problem };
}

/** A non-negative integer limit; numeric strings are read, negative numbers ignored. */
function limit(value: JsonValue | undefined): number | undefined {
  const number = isNumber(value)
    ? toNumber(value)
    : typeof value === 'string' && value.trim()
      ? Number(value)
      : Number.NaN;
  return Number.isFinite(number) && number >= 0 ? Math.trunc(number) : undefined;
}

function limits(rule: JsonObject): { min?: number; max?: number } {
  const min = limit(getKey(rule, 'min'));
  const max = limit(getKey(rule, 'max'));
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

const temporal =
  (match: 'date' | 'time' | 'datetime', ...attributes: string[]): ReadMatcher =>
  (_name, { rule }) => {
    const format = ['format', ...attributes]
      .map((key) => getKey(rule, key))
      .find((value) => typeof value === 'string');
    return { match, format: format === '' ? undefined : format };
  };

const regex: ReadMatcher = (_name, context) => {
  const pattern = getKey(context.rule, 'regex');
  return typeof pattern === 'string'
    ? { match: 'regex', regex: pattern }
    : unusable('regex', context, `a regex rule needs a text attribute 'regex'`);
};

const withValue =
  (match: 'include' | 'contentType'): ReadMatcher =>
  (_name, context) => {
    const value = getKey(context.rule, 'value');
    return value === undefined
      ? unusable(match, context, `a rule '${match}' needs an attribute 'value'`)
      : { match, value: textOf(value) };
  };

const statusCode: ReadMatcher = (_name, context) => {
  const status = getKey(context.rule, 'status');
  if (status === undefined) return { match: 'statusCode', status: 'success' };
  if (typeof status === 'string' && STATUS_CLASSES.has(status))
    return { match: 'statusCode', status: status as StatusClass };
  const codes = (Array.isArray(status) ? status : [status]).map((code) => limit(code));
  if (codes.some((code) => code === undefined))
    return unusable(
      'statusCode',
      context,
      `the status ${excerptOf(status)} is neither a class of statuses nor a list of them`,
    );
  if (!Array.isArray(status))
    context.report(
      'rule.malformed',
      context.pointer,
      `The attribute 'status' is a single value instead of a list. ${REJECTED_BY_VERIFIERS}`,
    );
  return { match: 'statusCode', status: codes as number[] };
};

const each =
  (match: 'eachKey' | 'eachValue'): ReadMatcher =>
  (_name, { rule, pointer, report, depth }) => {
    const rules = getKey(rule, 'rules');
    return {
      match,
      rules: Array.isArray(rules)
        ? rules.map((item, i) => readMatcher(item, joinPointer(pointer, 'rules', i), report, depth + 1))
        : [],
      value: getKey(rule, 'value'),
    };
  };

const arrayContains: ReadMatcher = (_name, context) => {
  const { rule, pointer, report, depth } = context;
  const variants = getKey(rule, 'variants');
  if (!Array.isArray(variants))
    return unusable('arrayContains', context, `an arrayContains rule needs a list 'variants'`);
  return {
    match: 'arrayContains',
    variants: variants.map((variant, i): ArrayVariant => {
      const at = joinPointer(pointer, 'variants', i);
      if (!isObject(variant)) {
        report('rule.malformed', at, `A variant must be an object. ${REJECTED_BY_VERIFIERS}`);
        return { index: i, rules: undefined };
      }
      const rules = getKey(variant, 'rules');
      return {
        index: limit(getKey(variant, 'index')) ?? i,
        rules: isObject(rules)
          ? readPathRules(rules, joinPointer(at, 'rules'), report, depth + 1)
          : undefined,
      };
    }),
  };
};

const READERS: Readonly<Partial<Record<MatcherName, ReadMatcher>>> = {
  ...Object.fromEntries(PLAIN.map((match) => [match, (): Matcher => ({ match })])),
  regex,
  type: (_name, { rule }) => ({ match: 'type', ...limits(rule) }),
  ignoreOrder: (_name, { rule }) => ({ match: 'ignoreOrder', ...limits(rule) }),
  include: withValue('include'),
  contentType: withValue('contentType'),
  date: temporal('date', 'date'),
  time: temporal('time', 'time'),
  datetime: temporal('datetime', 'datetime', 'timestamp'),
  statusCode,
  eachKey: each('eachKey'),
  eachValue: each('eachValue'),
  arrayContains,
};

/** The rule of an object without `match`: the first attribute that names one decides, the others are lost. */
function probed(context: Context): Matcher {
  const attribute = PROBES.find((key) => Object.hasOwn(context.rule, key));
  if (attribute === undefined)
    return unusable(
      '',
      context,
      `a matching rule needs an attribute 'match'; found ${excerptOf(context.rule)}`,
    );
  const rule = { [attribute]: context.rule[attribute] as JsonValue };
  return readNamed(attribute, { ...context, rule });
}

function readNamed(name: string, context: Context): Matcher {
  const standard = Object.hasOwn(ALIASES, name) ? (ALIASES[name] as string) : name;
  const read = Object.hasOwn(READERS, standard) ? READERS[standard as MatcherName] : undefined;
  if (read) return read(name, context);
  context.report(
    'rule.unknown',
    context.pointer,
    `No pact specification defines a matcher '${name}'; whether a value satisfies it cannot be decided.`,
  );
  return { match: 'unknown', name, problem: undefined };
}

/**
 * One rule object as a matcher with its name in standard spelling (docs/pact.md sections 2.2 and 8.1). Never fails: a rule
 * that cannot be understood becomes the matcher `unknown` and a fault.
 */
export function readMatcher(rule: JsonValue, pointer: JsonPointer, report: ReportFault, depth = 0): Matcher {
  if (!isObject(rule) || depth > DEPTH_LIMIT)
    return unusable('', { pointer, report }, `a matching rule must be an object with an attribute 'match'`);
  const context: Context = { rule, pointer, report, depth };
  const name = getKey(rule, 'match');
  return typeof name === 'string' ? readNamed(name, context) : probed(context);
}

import { type JsonPointer, pointerTokens, valueAt } from '../json/pointer.js';
import { printJson } from '../json/print.js';
import { isObject, type JsonValue } from '../json/value.js';
import type { RuleId } from '../rules/table.js';
import { judge } from '../schema/judge/index.js';
import type { Direction, Judgement, Reading, Schema, SchemaError } from '../schema/model.js';
import { memberStep } from '../text/names.js';
import { CONFORMS, type Conformance, type Place, type Violation } from './violation.js';

/** Which rule a failing keyword of a body belongs to; every other keyword is `incompatible`. */
const BODY_RULES: Readonly<Record<Direction, Readonly<Record<string, RuleId>>>> = {
  request: { undeclared: 'request.body.undeclared', readOnly: 'request.body.read-only' },
  response: { undeclared: 'response.body.undeclared', writeOnly: 'response.body.write-only' },
};

interface FieldWords {
  readonly [keyword: string]: (field: string) => string;
  readonly undeclared: (field: string) => string;
}

/** What the judge says about a field, told from the consumer's side. */
const FIELD_WORDS: Readonly<Record<Direction, FieldWords>> = {
  request: {
    undeclared: (field) => `the consumer sends ${field}, which the document does not declare`,
    readOnly: (field) => `the consumer sends ${field}, which is read-only`,
  },
  response: {
    undeclared: (field) => `the consumer reads ${field}, which the document does not declare`,
    writeOnly: (field) => `the consumer reads ${field}, which is write-only: no response has it`,
  },
};

/** The two words of the judge for a property too many: by the schema's own limits, and by the closed world. */
const TOO_MANY: Readonly<Record<Direction, { readonly kept: string; readonly dropped: string }>> = {
  request: { kept: 'additionalProperties', dropped: 'undeclared' },
  response: { kept: 'undeclared', dropped: 'additionalProperties' },
};

/** A property too many is one error, though both the schema and the closed world object to it. */
function withoutRepeats(errors: readonly SchemaError[], direction: Direction): readonly SchemaError[] {
  const { kept, dropped } = TOO_MANY[direction];
  const told = new Set(errors.filter(({ keyword }) => keyword === kept).map(({ instance }) => instance));
  return errors.filter(({ keyword, instance }) => keyword !== dropped || !told.has(instance));
}

const HELP: Readonly<Partial<Record<RuleId, string>>> = {
  'request.body.undeclared': 'describe the field in the document, or stop sending it',
  'request.body.read-only': 'stop sending the field: only the provider sets it',
  'response.body.undeclared': 'describe the field in the document, or stop reading it in the consumer',
  'response.body.write-only': 'stop reading the field: the provider never returns it',
};

export const readingOf = (direction: Direction, world: Reading['world'] = 'closed'): Reading => ({
  world,
  direction,
  formats: true,
});

/** What the schema says about a body's value. Objects are read as a closed world (docs/design.md 4.3). */
export const judgeBody = (schema: Schema, value: JsonValue, direction: Direction): Conformance =>
  conformanceOf(judge(schema, value, readingOf(direction)), value, direction);

/** What the judge said about a body's value, told as violations. */
export function conformanceOf(answer: Judgement, value: JsonValue, direction: Direction): Conformance {
  if (answer.verdict === 'valid') return CONFORMS;
  return {
    violations: withoutRepeats(answer.errors, direction).map((error) => {
      const rule = BODY_RULES[direction][error.keyword] ?? (`${direction}.body.incompatible` as const);
      const place = { part: 'body-value', pointer: error.instance } as const;
      return described(
        error,
        value,
        'the body',
        rule,
        place,
        HELP[rule],
        FIELD_WORDS[direction][error.keyword],
      );
    }),
    unjudged: answer.undecided.map((open) => ({
      rule: 'interaction.undecided',
      place: { part: 'body-value', pointer: open.instance },
      reason: open.reason,
      spec: open.location,
    })),
  };
}

/** What stands in a body where its value has no room for it, such as an attribute of an XML element that is a number. */
export function undeclaredPlaces(
  schema: Schema,
  pointers: readonly JsonPointer[],
  direction: Direction,
): Conformance {
  const rule = `${direction}.body.undeclared` as const;
  const words = FIELD_WORDS[direction].undeclared;
  return {
    violations: pointers.map((pointer) => ({
      rule,
      place: { part: 'body-value', pointer },
      message: words(displayPointer('$', pointer)),
      help: HELP[rule],
      spec: schema.location,
      keyword: 'undeclared',
    })),
    unjudged: [],
  };
}

/** What the schema says about a decoded parameter or header. Its objects are open: nobody misspells them silently. */
export function judgeParameter(
  schema: Schema,
  value: JsonValue,
  direction: Direction,
  about: () => { readonly rule: RuleId; readonly place: Place; readonly name: string },
): Conformance {
  const answer = judge(schema, value, readingOf(direction, 'open'));
  if (answer.verdict === 'valid') return CONFORMS;
  const { rule, place, name } = about();
  return {
    violations: answer.errors.map((error) => described(error, value, name, rule, place)),
    unjudged: answer.undecided.map((open) => ({
      rule: 'interaction.undecided',
      place,
      reason: `${name}: ${open.reason}`,
      spec: open.location,
    })),
  };
}

const described = (
  error: SchemaError,
  root: JsonValue,
  name: string,
  rule: RuleId,
  place: Place,
  help?: string,
  words?: (field: string) => string,
): Violation => ({
  rule,
  place,
  message:
    words?.(displayPointer('$', error.instance)) ??
    nameWords(error) ??
    `${placeWords(name, error.instance)} ${error.message}${foundWords(error, root)}`,
  help,
  spec: error.location,
  expected: error.expected,
  actual: error.actual,
  keyword: error.keyword,
});

/** `the body`, `$.items[0].name`, `header "X-Ids"`, `$[1] of header "X-Ids"`. */
function placeWords(name: string, instance: JsonPointer): string {
  if (instance === '') return name;
  const path = displayPointer('$', instance);
  return name === 'the body' ? path : `${path} of ${name}`;
}

/** `propertyNames` speaks of the name, not of what stands under it. */
const nameWords = ({ location, instance, message }: SchemaError): string | undefined =>
  /\/propertyNames(?:\/|$)/.test(location.pointer)
    ? `the name "${pointerTokens(instance).at(-1) ?? ''}" ${message}`
    : undefined;

const LONGEST = 60;

/** What stands there, where it is short enough to help. */
function foundWords({ instance }: SchemaError, root: JsonValue): string {
  const value = valueAt(root, instance);
  if (value === undefined || value === null || Array.isArray(value) || isObject(value)) return '';
  const text = printJson(value);
  return text.length > LONGEST ? '' : ` (found ${text})`;
}

/** A JSON Pointer in the notation of pact files: `/items/0/name` → `$.items[0].name`. */
export const displayPointer = (root: string, pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((text, token) => text + (/^\d+$/.test(token) ? `[${token}]` : memberStep(token)), root);

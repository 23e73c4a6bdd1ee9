import { type JsonPointer, pointerTokens, valueAt } from '../../json/pointer.js';
import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import { describeAll } from '../../matching/matchers/describe.js';
import { ruleStateOf } from '../../matching/rule-selection.js';
import type { PathRule } from '../../pact/rules.js';
import { applicableAt } from '../../schema/applicable.js';
import type { Schema } from '../../schema/model.js';
import { type Contradiction, explainEmpty } from '../../schema/solver/index.js';
import type { Location } from '../../source/model.js';
import { shortened } from '../../text/shortened.js';
import { accepted, permitted } from './constraints.js';
import type { JsonExpectation } from './deviations.js';

/** Why no body is of both sets: the deepest place without a value, and what the two sides say about it. */
export interface Explanation {
  readonly path: JsonPointer;
  /** Empty: nothing that simple tells it. */
  readonly words: string;
  readonly location: Location | undefined;
}

/** An empty list may do where what the example shows in it does not: that is a contradiction too. */
const EXTENTS = ['exact', 'shown'] as const;

export function explainContradiction(expectation: JsonExpectation): Explanation | undefined {
  for (const extent of EXTENTS) {
    const found = explainEmpty({
      demand: [permitted(expectation), accepted(expectation, extent)],
      refuse: [],
      canonicalNumbers: true,
    });
    if (found) return explained(expectation, found);
  }
  return undefined;
}

function explained(expectation: JsonExpectation, { path, clash }: Contradiction): Explanation {
  const said = clash.find(({ place }) => place.location)?.place.location;
  const sides = sidesAt(expectation, path);
  if (sides) return { path, words: sides.words, location: sides.location };
  const keywords = [...new Set(clash.map(({ place }) => place.keyword))];
  const words = keywords.length > 1 ? `${keywords.join(' and ')} exclude each other` : (keywords[0] ?? '');
  return { path, words: keywords.length === 1 ? `${words} excludes all` : words, location: said };
}

/** What document and rules say about one place of the example; undefined where one of them says nothing. */
function sidesAt(
  { schema, example, rules, reading }: JsonExpectation,
  path: JsonPointer,
): { readonly words: string; readonly location: Location } | undefined {
  const shown = valueAt(example, path);
  if (shown === undefined) return undefined;
  const tokens = pointerTokens(path);
  const schemas = applicableAt(schema, example, tokens, reading);
  const facts = [...new Set(schemas.flatMap(factsOf))];
  const speaking = schemas.find((one) => factsOf(one).length > 0);
  if (!speaking) return undefined;
  const { selected } = tokens.reduce((state, token) => state.child(token), ruleStateOf(rules, false));
  const demand = selected
    ? describeAll(selected.rule.matchers, shown, selected.rule.combine)
    : `exactly ${short(printJson(shown))}`;
  return {
    words: `the document says ${facts.join(', ')}; ${speakerOf(selected?.rule)} ${demand}`,
    location: speaking.location,
  };
}

const speakerOf = (rule: PathRule | undefined): string =>
  !rule ? 'the example says' : rule.matchers.length > 1 ? 'the rules say' : 'the rule says';

const LONGEST = 80;

const short = (text: string): string => shortened(text, LONGEST);

/** What a keyword demands, in words. */
const FACTS: readonly ((schema: Schema) => string | undefined)[] = [
  ({ always }) => (always === false ? 'nothing' : undefined),
  ({ types }) => types && [...types].join(' or '),
  ({ constant }) => constant && short(printJson(constant.value)),
  ({ enum: values }) => values && `one of ${short(values.map((value) => printJson(value)).join(', '))}`,
  ({ format }) => format && `the format ${format}`,
  ({ pattern }) => pattern && `the pattern ${pattern}`,
  ...(
    [
      ['minimum', 'at least'],
      ['maximum', 'at most'],
      ['exclusiveMinimum', 'greater than'],
      ['exclusiveMaximum', 'less than'],
      ['multipleOf', 'a multiple of'],
      ['minLength', 'at least', 'characters'],
      ['maxLength', 'at most', 'characters'],
      ['minItems', 'at least', 'items'],
      ['maxItems', 'at most', 'items'],
      ['minProperties', 'at least', 'properties'],
      ['maxProperties', 'at most', 'properties'],
    ] as const
  ).map(
    ([keyword, words, unit]) =>
      (schema: Schema): string | undefined =>
        schema[keyword] === undefined
          ? undefined
          : [words, printJson(schema[keyword] as JsonValue), ...(unit ? [unit] : [])].join(' '),
  ),
];

const factsOf = (schema: Schema): string[] => FACTS.flatMap((fact) => fact(schema) || []);

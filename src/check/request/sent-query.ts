import type { JsonValue } from '../../json/value.js';
import { definitionOf } from '../../matching/index.js';
import type { Operation } from '../../openapi/model.js';
import type { ExpectedRequest } from '../../pact/model.js';
import type { RuleList } from '../../pact/rules.js';
import type { Schema } from '../../schema/model.js';
import type { WireRequest } from '../wire.js';
import { isRepeated, parameterOf, textSchemas } from './schemas-at.js';
import { placeOfValues, type SentPlace, sentPlace } from './sent-place.js';
import { hasLimit, sentText, withoutLimits } from './sent-values.js';
import { solvedTexts, solvedValues } from './solved-values.js';

/** The query parameters under rules or generators: the value of each, and how many there are of a list. */
export const queryPlaces = (
  expected: ExpectedRequest,
  request: WireRequest,
  operation: Operation,
): SentPlace[] =>
  (expected.query ?? []).flatMap(({ name, values }) => {
    const [list, generator] = [expected.rules.query.get(name), expected.generators.query.get(name)];
    if (!list && !generator) return [];
    const parameter = parameterOf(operation, 'query', name);
    const shown = values.map((value) => value ?? '');
    const example = shown[0] ?? '';
    const about = {
      rule: 'request.query.wider',
      place: { part: 'query-parameter', name },
      display: `query parameter "${name}"`,
    } as const;
    const sending = (sent: readonly string[]): WireRequest => ({
      ...request,
      query: request.query.map((one) => (one.name === name ? { name, values: sent } : one)),
    });
    const places = sentPlace(
      expected,
      { ...about, example },
      {
        rules: list && withoutLimits(list),
        generator,
        solved: (own) => solvedTexts(own, example, textSchemas(parameter)),
      },
      (value) => sending([sentText(value)]),
    );
    if (!list?.matchers.some(hasLimit) || !isRepeated(parameter)) return places;
    const lists = () => listsOf(list, shown, parameter?.encoding.schema);
    const display = `the values of ${about.display}`;
    return [
      ...places,
      placeOfValues(expected, { ...about, display, example: shown }, list, lists, (value) =>
        sending(value as string[]),
      ),
    ];
  });

/** Lists of values as short and as long as the rules allow; none at all is no list. */
const listsOf = (list: RuleList, shown: readonly string[], schema: Schema | undefined): JsonValue[] =>
  [
    ...list.matchers.flatMap((one) =>
      one.match === 'type' ? definitionOf(one).boundaries(one, [...shown]) : [],
    ),
    ...(schema ? solvedValues(list, [...shown], [schema]) : []),
  ].filter((value) => Array.isArray(value) && value.length > 0);

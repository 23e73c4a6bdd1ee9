import { replaceAt } from '../../json/edit.js';
import { isEmpty } from '../../json/payload.js';
import { joinPointer } from '../../json/pointer.js';
import type { JsonValue } from '../../json/value.js';
import { type MediaClass, mediaClass } from '../../media-type/classes.js';
import { parseMediaType } from '../../media-type/media-type.js';
import type { Operation } from '../../openapi/model.js';
import type { ExpectedRequest } from '../../pact/model.js';
import { formatPathExpression } from '../../pact/path-expression.js';
import type { RuleList } from '../../pact/rules.js';
import { sitesOf } from '../response/sites.js';
import { bodyMediaType, headerValues, type WireRequest, withJson } from '../wire.js';
import { bodySchemas, fieldSchemas, parameterOf, textSchemas } from './schemas-at.js';
import { generatorAt, type SentField } from './sent-field.js';
import { formFields } from './sent-form.js';
import { multipartFields } from './sent-multipart.js';
import { type SentPlace, sentPlace } from './sent-place.js';
import { queryPlaces } from './sent-query.js';
import { wholeText } from './sent-text.js';
import { governing, sentText, withoutLimits } from './sent-values.js';
import { xmlTexts } from './sent-xml.js';
import { solvedPaths } from './solved-paths.js';
import { solvedTexts, solvedValues } from './solved-values.js';

/** Every place of the request that a matching rule or a generator speaks of. */
export const sentPlaces = (
  expected: ExpectedRequest,
  request: WireRequest,
  operation: Operation,
): readonly SentPlace[] => [
  ...pathPlaces(expected, request, operation),
  ...queryPlaces(expected, request, operation),
  ...headerPlaces(expected, request, operation),
  ...bodyPlaces(expected, request, operation),
];

function pathPlaces(expected: ExpectedRequest, request: WireRequest, operation: Operation): SentPlace[] {
  const { rules, generators } = expected;
  const { path } = request;
  return sentPlace(
    expected,
    { rule: 'request.path.wider', place: { part: 'path' }, display: 'the path', example: path },
    {
      rules: rules.path,
      generator: generators.path,
      solved: (list) => solvedPaths(list, path, operation),
    },
    (value) => {
      const sent = sentText(value);
      return sent.startsWith('/') ? { ...request, path: sent } : undefined;
    },
  );
}

function headerPlaces(expected: ExpectedRequest, request: WireRequest, operation: Operation): SentPlace[] {
  const { headers, rules, generators } = expected;
  return headers.flatMap(({ name }) => {
    const lower = name.toLowerCase();
    const [list, generator] = [rules.header.get(lower), generators.header.get(lower)];
    if ((!list && !generator) || lower === 'content-type' || lower === 'accept') return [];
    const example = headerValues(request.headers, name)?.[0] ?? '';
    const schemas = () => textSchemas(parameterOf(operation, 'header', name));
    return sentPlace(
      expected,
      { rule: 'request.header.wider', place: { part: 'header', name }, display: `header "${name}"`, example },
      {
        rules: list && withoutLimits(list),
        generator,
        solved: (own) => solvedTexts(own, example, schemas()),
      },
      (value) => ({
        ...request,
        headers: request.headers.map((one) =>
          one.name.toLowerCase() === lower ? { name: one.name, values: [sentText(value)] } : one,
        ),
      }),
    );
  });
}

function bodyPlaces(expected: ExpectedRequest, request: WireRequest, operation: Operation): SentPlace[] {
  const { rules, generators } = expected;
  if (!rules.body.length && !generators.body.length) return [];
  if (request.json !== undefined) return jsonPlaces(expected, request, request.json, operation);
  const type = isEmpty(request.body) ? undefined : parseMediaType(bodyMediaType(request));
  const fields = (type && FIELDS[mediaClass(type)]?.(expected, request)) ?? [];
  return fields.flatMap(({ display, example, tokens, rules: list, generator, sending }) =>
    sentPlace(
      expected,
      { rule: 'request.body.wider', place: { part: 'body' }, display, example },
      {
        rules: list,
        generator: generator?.generator,
        solved: (own) => (tokens ? solvedField(own, example, fieldSchemas(operation, request, tokens)) : []),
      },
      sending,
    ),
  );
}

function jsonPlaces(
  expected: ExpectedRequest,
  request: WireRequest,
  body: JsonValue,
  operation: Operation,
): SentPlace[] {
  return sitesOf(body, body, expected.rules.body).flatMap((site) => {
    const list = governing(site.rules.selected);
    const generators = expected.generators.body;
    if (!list && !generators.length) return [];
    const { tokens, example } = site;
    const generator = generatorAt(generators, tokens);
    const pointer = joinPointer('', ...tokens);
    return sentPlace(
      expected,
      {
        rule: 'request.body.wider',
        place: { part: 'body-value', pointer },
        // The items that one generator fills are one place, as those under one rule are.
        display: generator ? formatPathExpression(generator.path) : site.display,
        example,
      },
      {
        rules: list,
        generator: generator?.generator,
        solved: (own) => solvedValues(own, example, bodySchemas(operation, request, pointer)),
      },
      (value) => withJson(request, replaceAt(body, tokens, value)),
    );
  });
}

/** How the parts of other bodies are found, by the class of the media type. */
const FIELDS: Readonly<
  Partial<Record<MediaClass, (expected: ExpectedRequest, request: WireRequest) => readonly SentField[]>>
> = { form: formFields, multipart: multipartFields, text: wholeText, xml: xmlTexts };

const solvedField = (
  rules: RuleList,
  example: JsonValue,
  schemas: Parameters<typeof solvedTexts>[2],
): readonly JsonValue[] =>
  typeof example === 'string' ? solvedTexts(rules, example, schemas) : solvedValues(rules, example, schemas);

import { replaceAt } from '../../json/edit.js';
import type { JsonValue } from '../../json/value.js';
import { matchRequest } from '../../matching/index.js';
import { isMatch } from '../../matching/result.js';
import type { Generator, PathGenerator } from '../../pact/generators.js';
import type { ExpectedRequest } from '../../pact/model.js';
import type { PathToken, RuleList } from '../../pact/rules.js';
import type { RuleId } from '../../rules/table.js';
import { sitesOf } from '../response/sites.js';
import type { Place } from '../violation.js';
import { headerValues, type WireRequest, withJson } from '../wire.js';
import { sentFields } from './sent-form.js';
import { generatorSamples, ruleSamples } from './sent-values.js';

/** A place of a request where the consumer may send more than the example: a rule or a generator speaks of it. */
export interface SentPlace {
  readonly rule: RuleId;
  readonly place: Place;
  /** As people read it: `the path`, `query parameter "q"`, `$.code`. */
  readonly display: string;
  /** The matchers or the generator, for words. */
  readonly source: { readonly rules: RuleList } | { readonly generator: Generator };
  readonly example: JsonValue;
  /** The requests to try, with sampled and further values; each is one that the pact's rules or generator admit. */
  readonly requests: (
    seed: number,
    further: readonly JsonValue[],
  ) => Iterable<{ readonly value: JsonValue; readonly request: WireRequest }>;
}

const asText = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Every place of the request that a matching rule or a generator speaks of. */
export function sentPlaces(expected: ExpectedRequest, request: WireRequest): SentPlace[] {
  const { rules, generators } = expected;
  const places: SentPlace[] = [];
  const add = (
    about: Pick<SentPlace, 'rule' | 'place' | 'display' | 'example'>,
    list: RuleList | undefined,
    generator: Generator | undefined,
    make: (value: JsonValue) => WireRequest,
  ): void => {
    if (list)
      places.push({
        ...about,
        source: { rules: list },
        requests: (seed, further) =>
          admitted(expected, [...ruleSamples(list, about.example, seed), ...further], make),
      });
    if (generator)
      places.push({
        ...about,
        source: { generator },
        requests: () =>
          generatorSamples(generator, about.example).map((value) => ({ value, request: make(value) })),
      });
  };

  add(
    { rule: 'request.path.wider', place: { part: 'path' }, display: 'the path', example: request.path },
    rules.path,
    generators.path,
    (value) => ({
      ...request,
      path: asText(value),
    }),
  );
  for (const { name, values } of expected.query ?? [])
    add(
      {
        rule: 'request.query.wider',
        place: { part: 'query-parameter', name },
        display: `query parameter "${name}"`,
        example: values[0] ?? '',
      },
      rules.query.get(name),
      generators.query.get(name),
      (value) => ({
        ...request,
        query: request.query.map((one) => (one.name === name ? { name, values: [asText(value)] } : one)),
      }),
    );
  for (const { name } of expected.headers) {
    const lower = name.toLowerCase();
    if (lower === 'content-type' || lower === 'accept') continue;
    add(
      {
        rule: 'request.header.wider',
        place: { part: 'header', name },
        display: `header "${name}"`,
        example: headerValues(request.headers, name)?.[0] ?? '',
      },
      rules.header.get(lower),
      generators.header.get(lower),
      (value) => ({
        ...request,
        headers: request.headers.map((one) =>
          one.name.toLowerCase() === lower ? { name: one.name, values: [asText(value)] } : one,
        ),
      }),
    );
  }
  for (const { name, example, rules: list, sending } of sentFields(expected, request))
    add(
      {
        rule: 'request.body.wider',
        place: { part: 'body' },
        display: `form field "${name}"`,
        example,
      },
      list,
      undefined,
      (value) => sending(asText(value)),
    );
  if (request.json !== undefined) {
    const body = request.json;
    for (const site of sitesOf(body, body, rules.body))
      add(
        {
          rule: 'request.body.wider',
          place: { part: 'body-value', pointer: pointerOf(site.tokens) },
          display: site.display,
          example: site.example,
        },
        site.rules.selected?.rule,
        generators.body.find((one) => names(one, site.tokens))?.generator,
        (value) => withJson(request, replaceAt(body, site.tokens, value)),
      );
  }
  return places;
}

/** The sampled values for which the pact's own rules admit the request. */
function* admitted(
  expected: ExpectedRequest,
  values: readonly JsonValue[],
  make: (value: JsonValue) => WireRequest,
) {
  for (const value of values) {
    const request = make(value);
    if (isMatch(matchRequest(expected, request))) yield { value, request };
  }
}

const pointerOf = (tokens: readonly string[]): string =>
  tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Whether a generator's path names the place; stars stand for any token. */
function names({ path }: PathGenerator, tokens: readonly string[]): boolean {
  const steps = path.slice(1);
  return steps.length === tokens.length && steps.every((step, i) => namesToken(step, tokens[i] as string));
}

function namesToken(step: PathToken, token: string): boolean {
  switch (step.kind) {
    case 'field':
      return step.name === token;
    case 'index':
      return String(step.index) === token;
    case 'starIndex':
      return /^\d+$/.test(token);
    case 'star':
      return true;
    case 'root':
      return false;
  }
}

import { bytesOf, isEmpty } from '../../json/payload.js';
import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import { generatorOf } from '../../matching/generators/index.js';
import { describeAll } from '../../matching/index.js';
import { selectResponse } from '../../openapi/media.js';
import type { Description } from '../../openapi/model.js';
import type { Contract, HttpInteraction } from '../../pact/model.js';
import { RULES } from '../../rules/table.js';
import { isExcused } from '../excuses.js';
import { finding, placeIdentity } from '../finding.js';
import type { Finding } from '../model.js';
import type { CheckOptions } from '../options.js';
import { pactLocation } from '../pact-location.js';
import type { Conformance, Violation } from '../violation.js';
import { printExchange, type WireRequest } from '../wire.js';
import { checkRequest } from './check.js';
import { type Located, locateOperation } from './operation.js';
import { type SentPlace, sentPlaces } from './sent-places.js';
import { schemasAt, solvedValues } from './solved-values.js';
import { rejectedBody } from './whole-body.js';

/**
 * Requests that the pact's matchers and generators admit and the document rejects (DESIGN 4.2, "beyond the example"): one
 * finding per place, with the request as counterexample. A plain `type` matcher is a weak claim and only worth an info.
 */
export function findRequestRisks(
  descriptions: readonly Description[],
  contract: Contract,
  interaction: HttpInteraction,
  located: Located,
  request: WireRequest,
  asked: Conformance,
  options: CheckOptions,
): Finding[] {
  const { status } = interaction.response;
  const known = new Set(asked.violations.map(keyOf));
  const reported = new Set<string>();
  const places = firstOfEach(sentPlaces(interaction.request, request));
  const varied = places.slice(0, mostPlaces(request));
  const left = new Set(places.slice(varied.length).map(({ display }) => display));
  for (const { display } of varied) left.delete(display);
  const risks = varied.flatMap((place) => {
    // The items of one list are one place: the first that breaks stands for all.
    if (reported.has(place.display)) return [];
    const further =
      'rules' in place.source
        ? solvedValues(place.source.rules, place.example, schemasAt(located, request, place.place))
        : [];
    for (const { value, request: sent } of place.requests(options.seed, further)) {
      const broken = newViolation(descriptions, sent, status, known);
      if (!broken || isOddSpelling(value, broken)) continue;
      reported.add(place.display);
      return [
        finding({
          rule: place.rule,
          severity: isWeak(place, broken) ? 'info' : RULES[place.rule].severity,
          certainty: 'witnessed',
          message: `the consumer may send ${short(printJson(value))} as ${place.display} (${claim(place)}), which the document rejects: ${broken.message}`,
          help: 'narrow the matcher to what the document accepts, or widen the document',
          pact: pactLocation(contract.source, interaction.request, place.place),
          spec: broken.spec,
          expected: broken.expected,
          actual: value,
          counterexample: printExchange(sent, undefined),
          identity: [placeIdentity(place.place)],
        }),
      ];
    }
    return [];
  });
  if (left.size) risks.push(notVaried(contract, interaction, [...left]));
  if (risks.some(({ rule }) => rule === 'request.body.wider')) return risks;
  const whole = rejectedBody(located, interaction.request, request);
  const broken = whole && newViolation(descriptions, whole.request, status, known);
  if (!whole || !broken) return risks;
  return [
    ...risks,
    finding({
      rule: 'request.body.wider',
      certainty: 'witnessed',
      message: `the rules admit the request body ${short(printJson(whole.value))}, which the document rejects: ${broken.message}`,
      help: 'narrow the matcher to what the document accepts, or widen the document',
      pact: pactLocation(contract.source, interaction.request, { part: 'body' }),
      spec: broken.spec,
      expected: broken.expected,
      actual: whole.value,
      counterexample: printExchange(whole.request, undefined),
      identity: ['body'],
    }),
  ];
}

/** Each place costs some twenty whole requests: of large bodies with thousands of members only so many are varied. */
const mostPlaces = ({ body }: WireRequest): number =>
  Math.max(
    FEWEST_PLACES,
    Math.min(MOST_PLACES, Math.floor(MOST_BYTES / (isEmpty(body) ? 1 : bytesOf(body).length))),
  );

const FEWEST_PLACES = 30;
const MOST_PLACES = 300;
const MOST_BYTES = 500_000;

/** One place of every name before further ones of the same name: the items of one list are alike. */
function firstOfEach(places: readonly SentPlace[]): SentPlace[] {
  const seen = new Set<string>();
  const isFirst = ({ display }: SentPlace) => !seen.has(display) && seen.add(display);
  const firsts = places.filter(isFirst);
  const chosen = new Set(firsts);
  return [...firsts, ...places.filter((place) => !chosen.has(place))];
}

/** A request so large that not every place under a rule can be varied: said, not passed over. */
const notVaried = (contract: Contract, interaction: HttpInteraction, places: readonly string[]): Finding =>
  finding({
    rule: 'interaction.undecided',
    message: `cannot be checked in full: the request is too large to vary all its places under rules; ${places.length} were left as in the example`,
    pact: { source: contract.source, pointer: interaction.request.pointer },
    places,
    identity: ['not varied'],
  });

const keyOf = (violation: Violation): string =>
  `${violation.rule} ${placeIdentity(violation.place)} ${violation.spec?.pointer ?? ''}`;

/** What the document holds against a request that it does not hold against the example already. */
function newViolation(
  descriptions: readonly Description[],
  request: WireRequest,
  status: number,
  known: ReadonlySet<string>,
): Violation | undefined {
  const located = locateOperation(descriptions, request);
  const violations = located.operation
    ? checkRequest(located, request, selectResponse(located.operation.responses, status)).violations
    : [located.violation];
  return violations.find(
    (one) => RULES[one.rule].verdict === 'unsatisfied' && !known.has(keyOf(one)) && !isExcused(one, status),
  );
}

/** A `type` matcher without limits says little, and integers beyond 32 or 64 bits are sent by nobody. */
const isWeak = ({ source }: SentPlace, { expected }: Violation): boolean =>
  expected === 'int32' ||
  expected === 'int64' ||
  ('rules' in source &&
    source.rules.matchers.every(
      (one) => one.match === 'type' && one.min === undefined && one.max === undefined,
    ));

/** `\d+` also admits leading zeros for a number, and the boolean matcher the words for its values: no risks. */
const isOddSpelling = (value: JsonValue, { keyword }: Violation): boolean =>
  keyword === 'type' && typeof value === 'string' && /(?:^|[^\d.])0\d|^(?:true|false)$/.test(value);

const claim = ({ source, example }: SentPlace): string =>
  'rules' in source
    ? describeAll(source.rules.matchers, example, source.rules.combine)
    : generatorOf(source.generator).describe(source.generator, { example, now: new Date(0) });

const LONGEST = 60;

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

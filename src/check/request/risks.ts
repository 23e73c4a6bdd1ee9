import { bytesOf, isEmpty } from '../../json/payload.js';
import { printJson } from '../../json/print.js';
import { isContainer, type JsonValue } from '../../json/value.js';
import { generatorOf } from '../../matching/generators/index.js';
import { describeAll } from '../../matching/index.js';
import { selectResponse } from '../../openapi/media.js';
import type { Description } from '../../openapi/model.js';
import type { Contract, HttpInteraction } from '../../pact/model.js';
import { RULES } from '../../rules/table.js';
import type { Location } from '../../source/model.js';
import { shortened } from '../../text/shortened.js';
import { isExcused } from '../excuses.js';
import { finding, placeIdentity } from '../finding.js';
import type { Finding } from '../model.js';
import type { CheckOptions } from '../options.js';
import { pactLocation } from '../pact-location.js';
import type { Conformance, Place, Violation } from '../violation.js';
import { printExchange, type WireRequest } from '../wire.js';
import { checkRequest } from './check.js';
import { type Located, locateOperation } from './operation.js';
import type { SentPlace } from './sent-place.js';
import { sentPlaces } from './sent-places.js';
import { rejectedBody } from './whole-body.js';

/**
 * Requests that the pact's matchers and generators admit and the document rejects (docs/design.md 4.2, "beyond the example"): one
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
  const places = firstOfEach(sentPlaces(interaction.request, request, located.operation));
  const varied = places.slice(0, mostPlaces(request));
  const left = new Set(places.slice(varied.length).map(({ display }) => display));
  for (const { display } of varied) left.delete(display);
  const pact = (place: Place) => pactLocation(contract.source, interaction.request, place);
  const broken = (sent: WireRequest) => newViolation(descriptions, sent, status, known);

  // The items of one list are one place: the first that breaks stands for all, unless a further one weighs more.
  const worst = new Map<string, Finding>();
  for (const place of varied) {
    const before = worst.get(place.display);
    if (before && (before.severity !== 'info' || isAlwaysWeak(place))) continue;
    const found = placeRisk(place, options.seed, pact, broken);
    if (found && (!before || found.severity !== 'info')) worst.set(place.display, found);
  }
  const risks = [...worst.values()];
  if (left.size) risks.push(notVaried(contract, interaction, [...left]));
  const whole = wholeBodyRisk(located, interaction, request, risks, pact, broken);
  if (whole) risks.push(whole);
  return risks;
}

type Broken = (request: WireRequest) => Violation | undefined;
type Locate = (place: Place) => Location;

/** The weightiest of what the document holds against the values at one place. */
function placeRisk(place: SentPlace, seed: number, pact: Locate, broken: Broken): Finding | undefined {
  let weak: Finding | undefined;
  for (const { value, request } of place.requests(seed)) {
    const violation = broken(request);
    if (!violation || isOddSpelling(value, violation)) continue;
    const severity = isWeak(place, violation) ? 'info' : RULES[place.rule].severity;
    if (weak && severity === 'info') continue;
    const found = finding({
      rule: place.rule,
      severity,
      certainty: 'witnessed',
      message: `the consumer may send ${shortened(printJson(value), LONGEST)} as ${place.display} (${claim(place)}), which the document rejects: ${violation.message}`,
      help: HELP,
      pact: pact(place.place),
      spec: violation.spec,
      expected: violation.expected,
      actual: value,
      counterexample: printExchange(request, undefined),
      identity: [placeIdentity(place.place)],
    });
    if (severity !== 'info' || isAlwaysWeak(place)) return found;
    weak = found;
  }
  return weak;
}

/**
 * A body of other keys or items than the example's: what more than a plain `type` speaks of is a warning; anything else is only
 * worth an info, and only where no single place says it.
 */
function wholeBodyRisk(
  located: Located,
  { request: expected }: HttpInteraction,
  request: WireRequest,
  risks: readonly Finding[],
  pact: Locate,
  broken: Broken,
): Finding | undefined {
  const told = risks.filter(({ rule }) => rule === 'request.body.wider');
  if (told.some(({ severity }) => severity !== 'info')) return undefined;
  for (const extent of ['claimed', 'sent'] as const) {
    if (extent === 'sent' && told.length) return undefined;
    const whole = rejectedBody(located, expected, request, extent);
    const violation = whole && broken(whole.request);
    if (!whole || !violation) continue;
    return finding({
      rule: 'request.body.wider',
      severity:
        extent === 'sent' || LENGTHS.has(violation.keyword) ? 'info' : RULES['request.body.wider'].severity,
      certainty: 'witnessed',
      message: `the rules admit the request body ${shortened(printJson(whole.value), LONGEST)}, which the document rejects: ${violation.message}`,
      help: HELP,
      pact: pact({ part: 'body' }),
      spec: violation.spec,
      expected: violation.expected,
      actual: whole.value,
      counterexample: printExchange(whole.request, undefined),
      identity: ['body'],
    });
  }
  return undefined;
}

const HELP = 'narrow the matcher to what the document accepts, or widen the document';

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

/** How many items or members there are; of matchers only `type` and `ignoreOrder` speak of it. */
const LENGTHS: ReadonlyMap<string | undefined, 'min' | 'max'> = new Map([
  ['minItems', 'min'],
  ['minProperties', 'min'],
  ['maxItems', 'max'],
  ['maxProperties', 'max'],
]);

/** A length that no matcher states, all else under a plain `type`, and integers beyond 32 or 64 bits are weak claims. */
function isWeak(place: SentPlace, { expected, keyword }: Violation): boolean {
  if (expected === 'int32' || expected === 'int64') return true;
  if (!('rules' in place.source)) return false;
  const limit = LENGTHS.get(keyword);
  const { matchers } = place.source.rules;
  if (limit && isContainer(place.example))
    return !matchers.some(
      (one) => (one.match === 'type' || one.match === 'ignoreOrder') && one[limit] !== undefined,
    );
  return matchers.every(({ match }) => match === 'type');
}

/** Whether nothing at a place can be more than an info. */
const isAlwaysWeak = ({ source }: SentPlace): boolean =>
  'rules' in source &&
  source.rules.matchers.every(
    (one) => one.match === 'type' && one.min === undefined && one.max === undefined,
  );

/** `\d+` also admits leading zeros for a number, and the boolean matcher the words for its values: no risks. */
const isOddSpelling = (value: JsonValue, { keyword }: Violation): boolean =>
  keyword === 'type' && typeof value === 'string' && /(?:^|[^\d.])0\d|^(?:true|false)$/.test(value);

const claim = ({ source, example }: SentPlace): string =>
  'rules' in source
    ? describeAll(source.rules.matchers, example, source.rules.combine)
    : generatorOf(source.generator).describe(source.generator, { example, now: new Date(0) });

const LONGEST = 60;

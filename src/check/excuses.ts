import type { RuleId } from '../rules/table.js';
import type { Violation } from './violation.js';

const SHAPE: readonly RuleId[] = [
  'request.path.incompatible',
  'request.query.incompatible',
  'request.query.unknown',
  'request.header.incompatible',
  'request.cookie.incompatible',
  'request.body.missing',
  'request.body.incompatible',
  'request.body.undeclared',
  'request.body.unknown',
  'request.body.read-only',
];
const MEDIA_TYPE: readonly RuleId[] = ['request.content-type.incompatible', 'request.content-type.missing'];

/**
 * What an expected status excuses in the request (docs/design.md 4.2): a consumer that expects 400 sends a faulty request on
 * purpose. Statuses that are not listed excuse nothing: a 404 or 500 still needs a valid request to get that far.
 */
const EXCUSES: Readonly<Record<number, readonly RuleId[]>> = {
  400: [...SHAPE, ...MEDIA_TYPE],
  401: ['request.authorization.missing'],
  403: ['request.authorization.missing'],
  406: ['request.accept.incompatible', 'request.accept.unknown'],
  413: SHAPE,
  415: [...SHAPE, ...MEDIA_TYPE],
  422: [...SHAPE, ...MEDIA_TYPE],
};

/** Headers that have rules of their own, by what is then wrong; Swagger 2.0 may also describe them as parameters. */
const HEADER_RULES: Readonly<Record<string, RuleId>> = {
  accept: 'request.accept.incompatible',
  authorization: 'request.authorization.missing',
  'content-type': 'request.content-type.incompatible',
};

const headerRule = ({ place }: Violation): RuleId | undefined => {
  const name = place.part === 'header' ? place.name.toLowerCase() : '';
  return Object.hasOwn(HEADER_RULES, name) ? HEADER_RULES[name] : undefined;
};

/** True when a consumer that expects `status` breaks this request rule on purpose. */
export function isExcused(violation: Violation, status: number): boolean {
  const excused = EXCUSES[status];
  if (!excused) return false;
  const rule = headerRule(violation);
  return excused.includes(violation.rule) || (rule !== undefined && excused.includes(rule));
}

/** True when the status is an answer to a faulty request, so that a request without fault is worth a word. */
export const explainsFault = (status: number): boolean => status === 400 || status === 415 || status === 422;

/** Excused, but worth a word: without any credentials most providers answer 401, not 403. */
export const hardlyExcused = (violations: readonly Violation[], status: number): readonly Violation[] =>
  status === 403 ? violations.filter(({ rule }) => rule === 'request.authorization.missing') : [];

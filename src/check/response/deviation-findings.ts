import { pointerTokens } from '../../json/pointer.js';
import { printJson } from '../../json/print.js';
import type { JsonValue } from '../../json/value.js';
import { matchJsonBody } from '../../matching/index.js';
import type { Mismatch } from '../../matching/model.js';
import type { Severity } from '../../rules/model.js';
import { RULES, type RuleId } from '../../rules/table.js';
import type { Location } from '../../source/model.js';
import { shortened } from '../../text/shortened.js';
import { finding } from '../finding.js';
import type { Exchange, Finding } from '../model.js';
import type { Deviation, DeviationKind, JsonExpectation } from './deviations.js';

/** How a kind of deviation is reported. `value` is not: it is an obligation on the provider state. */
interface Report {
  readonly rule: RuleId;
  /** The statement about one place. */
  readonly one: (about: Words) => string;
  /** The statement about several places with one cause. */
  readonly many: (count: number, about: Words) => string;
  readonly help: string;
  /** Instead of the rule's own. */
  readonly severity?: Severity;
}

interface Words {
  readonly place: string;
  readonly owner: string;
  readonly value: string;
  readonly mismatch: string;
}

const permits = ({ value, place, mismatch }: Words): string =>
  `the document permits ${value} at ${place}; ${mismatch}`;
const permitsMany = (count: number, { value, mismatch }: Words): string =>
  `the document permits values such as ${value} at ${count} places that the consumer reads; ${mismatch}`;

const REPORTS: Readonly<Record<Exclude<DeviationKind, 'value'>, Report>> = {
  absent: {
    rule: 'response.body.optional',
    one: ({ place, owner }) => `${place} is optional in ${owner}, but the consumer reads it`,
    many: (count, { owner }) => `${count} fields that the consumer reads are optional in ${owner}`,
    help: 'list them under `required` if the provider always sends them, or let the consumer do without',
  },
  null: {
    rule: 'response.body.nullable',
    one: ({ place, mismatch }) => `${place} may be null; ${mismatch}`,
    many: (count) => `${count} fields that the consumer reads may be null, which it does not accept`,
    help: 'make them non-nullable in the document, or let the consumer accept null',
  },
  type: {
    rule: 'response.body.type',
    one: permits,
    many: permitsMany,
    help: 'narrow the type in the document, or widen what the consumer accepts',
  },
  variant: {
    rule: 'response.body.variant',
    one: permits,
    many: permitsMany,
    help: 'let the consumer accept every variant, or describe this response with the one variant it has',
  },
  format: {
    rule: 'response.body.format',
    one: permits,
    many: permitsMany,
    help: 'add the pattern or format the consumer relies on to the document, or loosen the matcher',
  },
  'line-break': {
    rule: 'response.body.format',
    severity: 'info',
    one: permits,
    many: permitsMany,
    help: 'if there may be line breaks, let the regex match them: in the dialect of matching rules `.` does not, `(?m:.*)` does',
  },
  enum: {
    rule: 'response.body.enum',
    one: permits,
    many: permitsMany,
    help: 'let the consumer accept the value, or remove it from the enum',
  },
  length: {
    rule: 'response.body.length',
    one: permits,
    many: permitsMany,
    help: 'state the limit in the document, or make the provider state guarantee it',
  },
  other: {
    rule: 'response.body.wider',
    one: ({ place, mismatch }) =>
      `the document permits a ${place === '$' ? 'response' : `value of ${place}`} that the consumer does not accept: ${mismatch}`,
    many: (count, { mismatch }) =>
      `the document permits values at ${count} places that the consumer does not accept: ${mismatch}`,
    help: 'narrow the document, or loosen the matcher',
  },
};

const LONGEST_VALUE = 60;

const short = (value: JsonValue | undefined): string =>
  shortened(value === undefined ? 'nothing' : printJson(value), LONGEST_VALUE);

/** `User` for a component schema, else words. */
function ownerName({ pointer }: Location): string {
  const tokens = pointerTokens(pointer);
  const at = tokens.findLastIndex(
    (token, i) => (token === 'schemas' || token === 'definitions') && i < tokens.length - 1,
  );
  return at >= 0 ? `\`${tokens[at + 1]}\`` : 'the response';
}

/** A deviation as far as reports tell of it; its body is a JSON value, or a response as it is written. */
export interface ToldDeviation<B> extends Pick<Deviation, 'kind' | 'value' | 'cause' | 'mismatch'> {
  readonly site: Pick<Deviation['site'], 'display' | 'tokens'>;
  readonly body: B;
}

interface About<B> {
  readonly pact: (tokens: readonly string[]) => Location;
  readonly exchange: (body: B) => Exchange;
}

/** The deviations of a JSON body as findings: those with one cause in the document folded into one. */
export const deviationFindings = (
  deviations: readonly Deviation[],
  { example, rules }: JsonExpectation,
  about: About<JsonValue>,
): Finding[] =>
  foldedFindings(deviations, {
    ...about,
    mismatch: ({ body, mismatch }) => {
      const { mismatches } = matchJsonBody(example, body, rules, 'response');
      return mismatches.find(({ path }) => path === mismatch) ?? mismatches[0];
    },
  });

/** The deviations of one interaction as findings: those with one cause in the document folded into one. */
export function foldedFindings<B>(
  deviations: readonly ToldDeviation<B>[],
  about: About<B> & { readonly mismatch: (deviation: ToldDeviation<B>) => Mismatch | undefined },
): Finding[] {
  const groups = new Map<string, ToldDeviation<B>[]>();
  for (const deviation of deviations) {
    if (deviation.kind === 'value') continue;
    const key = `${deviation.kind} ${deviation.cause.source.uri} ${deviation.cause.pointer}`;
    const group = groups.get(key);
    if (group) group.push(deviation);
    else groups.set(key, [deviation]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0] as ToldDeviation<B>;
    const { body } = first;
    const report = REPORTS[first.kind as keyof typeof REPORTS];
    const places = [...new Set(group.map(({ site }) => site.display))];
    const mismatch = about.mismatch(first);
    const words: Words = {
      place: first.site.display,
      owner: ownerName(first.cause),
      value: short(first.value),
      mismatch: mismatch?.message ?? 'the consumer does not accept it',
    };
    return finding({
      rule: report.rule,
      severity: report.severity ?? RULES[report.rule].severity,
      certainty: 'witnessed',
      message: places.length > 1 ? report.many(places.length, words) : report.one(words),
      help: report.help,
      pact: about.pact(first.site.tokens),
      spec: first.cause,
      expected: mismatch?.expected,
      actual: first.value,
      counterexample: about.exchange(body),
      places: places.length > 1 ? places : [],
      // What no simple cause explains is known by its place, not by the schema that happens to stand there.
      identity: first.kind === 'other' ? [first.cause.pointer, first.site.display] : [first.cause.pointer],
      reaches: places,
    });
  });
}

import { isObject } from '../../json/value.js';
import { describeAll } from '../../matching/index.js';
import type { HeaderDescription, Response } from '../../openapi/model.js';
import type { ExpectedResponse, Header } from '../../pact/model.js';
import type { SourceFile } from '../../source/model.js';
import { finding } from '../finding.js';
import type { Exchange, Finding } from '../model.js';
import { pactLocation } from '../pact-location.js';
import type { Violation } from '../violation.js';
import type { WireResponse } from '../wire.js';
import { describedHeader, isContentType } from './headers.js';
import { rejectedText } from './permitted-headers.js';

interface Context {
  readonly source: SourceFile;
  readonly response: Response;
  readonly expected: ExpectedResponse;
  readonly witness: WireResponse;
  readonly print: (response: WireResponse) => Exchange;
  /** What is said of the headers already. */
  readonly told: readonly Violation[];
}

/** What the provider may do with the headers the consumer reads: leave them out, or send values the rules reject. */
export const headerRisks = (context: Context): Finding[] =>
  context.expected.headers.flatMap((expected) => {
    const header = describedHeader(context.response, expected.name);
    // The media type has rules of its own; a header that cannot fit is no risk any more, and one that
    // nobody could read is not known to be one.
    if (!header || header.unreadable || isContentType(expected.name) || isTold(context, expected.name))
      return [];
    return [...optional(context, header, expected.name), ...wider(context, header, expected)];
  });

const isTold = ({ told }: Context, name: string): boolean =>
  told.some(({ place }) => 'name' in place && place.name.toLowerCase() === name.toLowerCase());

/** A response without a header. */
export const withoutHeader = (response: WireResponse, name: string): WireResponse => ({
  ...response,
  headers: response.headers.filter((one) => one.name.toLowerCase() !== name.toLowerCase()),
});

function optional(
  { source, response, expected, witness, print }: Context,
  header: HeaderDescription,
  name: string,
): Finding[] {
  if (header.required) return [];
  return [
    finding({
      rule: 'response.header.optional',
      certainty: 'witnessed',
      message: `header "${name}" is optional in the ${response.status} response, but the consumer reads it`,
      help: canBeRequired(header)
        ? 'set `required: true` on the header if the provider always sends it'
        : 'OpenAPI 2.0 cannot say that a header is always sent: let the consumer cope without it, describe the provider in OpenAPI 3, or set the severity of this rule',
      pact: pactLocation(source, expected, { part: 'header', name }),
      spec: header.location,
      counterexample: print(withoutHeader(witness, name)),
      identity: [name.toLowerCase()],
    }),
  ];
}

/** Header Objects of OpenAPI 2.0 have no `required`. */
const canBeRequired = ({ location }: HeaderDescription): boolean =>
  !(isObject(location.source.value) && Object.hasOwn(location.source.value, 'swagger'));

/** Without a rule the exact value is what the provider state decides about; whether a list is empty, too. */
function wider(
  { source, expected, witness, print }: Context,
  header: HeaderDescription,
  wanted: Header,
): Finding[] {
  const { name, values } = wanted;
  const rules = expected.rules.header.get(name.toLowerCase());
  const found = rules?.matchers.length ? rejectedText(wanted, header, rules) : undefined;
  if (!rules || !found) return [];
  return [
    finding({
      rule: 'response.header.wider',
      ...(found.isEmptyList && { severity: 'info' }),
      certainty: 'witnessed',
      message: `the document permits ${found.isEmptyList ? 'an empty list' : `"${found.text}"`} as header "${name}", the consumer expects ${describeAll(rules.matchers, values[0] ?? '', rules.combine)}`,
      help: 'add what the consumer relies on to the schema of the header, or loosen the matcher',
      pact: pactLocation(source, expected, { part: 'header', name }),
      spec: header.encoding.schema?.location ?? header.location,
      actual: found.text,
      counterexample: print({
        ...witness,
        headers: witness.headers.map((one) =>
          one.name.toLowerCase() === name.toLowerCase() ? { ...one, values: [found.text] } : one,
        ),
      }),
      identity: [name.toLowerCase()],
    }),
  ];
}

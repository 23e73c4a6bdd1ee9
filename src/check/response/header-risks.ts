import { describeAll } from '../../matching/index.js';
import type { HeaderDescription, Response } from '../../openapi/model.js';
import type { ExpectedResponse } from '../../pact/model.js';
import type { SourceFile } from '../../source/model.js';
import { finding } from '../finding.js';
import type { Exchange, Finding } from '../model.js';
import { pactLocation } from '../pact-location.js';
import type { WireResponse } from '../wire.js';
import { describedHeader } from './headers.js';
import { rejectedHeaderValue } from './permitted-example.js';

interface Context {
  readonly source: SourceFile;
  readonly response: Response;
  readonly expected: ExpectedResponse;
  readonly witness: WireResponse;
  readonly print: (response: WireResponse) => Exchange;
}

/** What the provider may do with the headers the consumer reads: leave them out, or send values the rules reject. */
export const headerRisks = (context: Context): Finding[] =>
  context.expected.headers.flatMap(({ name, values }) => {
    const header = describedHeader(context.response, name);
    // The media type has rules of its own.
    if (!header || name.toLowerCase() === 'content-type') return [];
    return [...optional(context, header, name), ...wider(context, header, name, values[0] ?? '')];
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
      help: 'set `required: true` on the header if the provider always sends it',
      pact: pactLocation(source, expected, { part: 'header', name }),
      spec: header.location,
      counterexample: print({
        ...witness,
        headers: witness.headers.filter((one) => one.name.toLowerCase() !== name.toLowerCase()),
      }),
      identity: [name.toLowerCase()],
    }),
  ];
}

/** Without a rule the exact value is what the provider state decides about. */
function wider(
  { source, expected, witness, print }: Context,
  header: HeaderDescription,
  name: string,
  example: string,
): Finding[] {
  const rules = expected.rules.header.get(name.toLowerCase());
  const value = rules && rejectedHeaderValue(header, example, rules);
  if (!rules || value === undefined) return [];
  return [
    finding({
      rule: 'response.header.wider',
      certainty: 'witnessed',
      message: `the document permits "${value}" as header "${name}", the consumer expects ${describeAll(rules.matchers, example, rules.combine)}`,
      help: 'add what the consumer relies on to the schema of the header, or loosen the matcher',
      pact: pactLocation(source, expected, { part: 'header', name }),
      spec: header.encoding.schema?.location ?? header.location,
      actual: value,
      counterexample: print({
        ...witness,
        headers: witness.headers.map((one) =>
          one.name.toLowerCase() === name.toLowerCase() ? { ...one, values: [value] } : one,
        ),
      }),
      identity: [name.toLowerCase()],
    }),
  ];
}

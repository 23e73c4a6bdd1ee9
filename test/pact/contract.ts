import { bytesOf } from '../../src/json/payload.js';
import type {
  Contract,
  HttpInteraction,
  Interaction,
  MessageInteraction,
  PresentBody,
} from '../../src/pact/model.js';
import { readContract } from '../../src/pact/read.js';
import { sourceFromText } from '../../src/source/text.js';

/** A contract from JSON text, or from a value that is printed first. */
export const contractOf = (pact: unknown): Contract =>
  readContract(sourceFromText('/pacts/a.json', typeof pact === 'string' ? pact : JSON.stringify(pact)));

/** A contract of one interaction under a version. */
export const contractWith = (interaction: unknown, version = '3.0.0'): Contract =>
  contractOf({
    consumer: { name: 'web' },
    provider: { name: 'users' },
    interactions: [interaction],
    metadata: { pactSpecification: { version } },
  });

export function only(contract: Contract): Interaction {
  const [interaction, ...others] = contract.interactions;
  if (!interaction || others.length > 0) throw new Error(`${contract.interactions.length} interactions`);
  return interaction;
}

export function http(contract: Contract): HttpInteraction {
  const interaction = only(contract);
  if (interaction.kind !== 'http') throw new Error(JSON.stringify(interaction));
  return interaction;
}

export function message(contract: Contract): MessageInteraction {
  const interaction = only(contract);
  if (interaction.kind !== 'message') throw new Error(JSON.stringify(interaction));
  return interaction;
}

/** An interaction with these additions to a minimal request and response. */
export const exchange = (request: object = {}, response: object = {}, rest: object = {}) => ({
  description: 'an exchange',
  request: { method: 'GET', path: '/a', ...request },
  response: { status: 200, ...response },
  ...rest,
});

export const codes = (interaction: Interaction): string[] => interaction.faults.map(({ code }) => code);

export function present(body: { state: string }): PresentBody {
  if (body.state !== 'present') throw new Error(body.state);
  return body as PresentBody;
}

export const bytesText = (body: { state: string }): string =>
  new TextDecoder().decode(bytesOf(present(body).payload));
